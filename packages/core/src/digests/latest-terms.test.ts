import type { Kysely } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Shift } from '../shifts/shift.ts';
import { aShift } from '../shifts/testing.ts';
import { keepPlan } from '../store/deliveries-plan.ts';
import type { Schema } from '../store/schema.ts';
import { startTestServer, type TestServer } from '../store/testing.ts';
import { emptyDigests, subscribed } from '../store/testing-subscriptions.ts';
import { memoryShifts } from '../testing/memory-shifts.ts';
import { addDays } from '../time/calendar.ts';
import { DAY_MS } from '../time/half-hour.ts';
import { localDate } from '../time/local-day.ts';
import { deliveryId } from './names.ts';
import { deliveriesIn, digestWorld } from './testing.ts';
import { LOST } from './testing-channel.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

let server: TestServer;
let db: Kysely<Schema>;
beforeAll(async () => {
  server = await startTestServer();
  db = (await server.freshDatabase()).kysely;
});
beforeEach(async () => emptyDigests(db));
afterAll(async () => server.stop());

/** Where it is noon now, so that no shift that is an hour longer or shorter ends on another date. */
const AHEAD_HOURS = 12 - new Date().getUTCHours();
const ZONE = `Etc/GMT${AHEAD_HOURS > 0 ? '-' : '+'}${Math.abs(AHEAD_HOURS)}`;

/** Half an hour ago, at a whole minute. */
const endMs = () => Math.floor(Date.now() / MINUTE_MS - 30) * MINUTE_MS;

/** A shift of a day and a night that ended so much before half an hour ago, as it is by now. */
function shiftThatEnded(earlierMs: number, terms: Partial<Shift> = {}): Shift {
  const minute = ((endMs() - earlierMs + AHEAD_HOURS * HOUR_MS) % DAY_MS) / MINUTE_MS;
  return aShift({ zone: ZONE, startMinute: minute, endMinute: minute, ...terms });
}

/** The date of the shift that ended half an hour ago. */
const date = () => addDays(localDate(endMs(), ZONE), -1);

/** A digest planned of the shift that ended half an hour ago; and the shift, as it is by now. */
async function plannedAs(shift: Shift) {
  const { id: subscriptionId, shiftId } = await subscribed(db);
  const knownAs = (known: Shift) => memoryShifts([{ ...known, id: shiftId }], () => 0);
  const world = digestWorld(db, { shifts: knownAs(shift) });
  const id = deliveryId(subscriptionId, date());
  const span = { startMs: endMs() - DAY_MS, endMs: endMs() };
  const dueAtMs = endMs() + 10 * MINUTE_MS;
  await keepPlan(db, [{ id, subscriptionId, localDate: date(), span, dueAtMs }]);
  return { ...world, knownAs };
}

it('tells of the hours that the shift has by now', async () => {
  const world = await plannedAs(shiftThatEnded(5 * MINUTE_MS));
  await world.work();
  expect(world.bodies()).toEqual([date()]);
  expect(await deliveriesIn(db)).toMatchObject([{ span: { endMs: endMs() - 5 * MINUTE_MS } }]);
});

it('waits for the end of a shift that was made longer, and tells of the date once', async () => {
  const world = await plannedAs(shiftThatEnded(-HOUR_MS));
  await world.work();
  expect(world.bodies()).toEqual([]);
  const [delivery] = await deliveriesIn(db);
  expect(delivery).toMatchObject({
    state: 'retry',
    failures: 0,
    dueAtMs: endMs() + 70 * MINUTE_MS,
  });
  expect(delivery!.nextTryMs! - delivery!.dueAtMs).toBeLessThan(1000);
});

it.each([
  ['rests on that date by now', { weekdays: [] }],
  ['was ended before it was over', { endedAtMs: Date.now() - 12 * HOUR_MS }],
])('tells nothing of a shift that %s', async (_, terms) => {
  const world = await plannedAs(shiftThatEnded(0, terms));
  await world.workOn();
  expect(world.bodies()).toEqual([]);
  expect(await deliveriesIn(db)).toMatchObject([{ state: 'skipped', reason: 'noShift' }]);
});

it('tells what was begun as it was begun', async () => {
  const world = await plannedAs(shiftThatEnded(0));
  world.trouble('post', LOST);
  await world.work();
  const changed = digestWorld(db, {
    channel: world.channel,
    shifts: world.knownAs(shiftThatEnded(0, { weekdays: [] })),
  });
  await changed.workOn();
  expect(world.bodies()).toEqual([date()]);
});
