import { type Kysely, sql } from 'kysely';
import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { planDue, planningWindow } from '../shifts/plan.ts';
import type { Shift } from '../shifts/shift.ts';
import { aShift } from '../shifts/testing.ts';
import { claimDelivery } from '../store/deliveries-claim.ts';
import type { Schema } from '../store/schema.ts';
import { endSubscription } from '../store/subscriptions-change.ts';
import type { Subscription } from '../store/subscriptions.ts';
import { startTestServer, type TestServer } from '../store/testing.ts';
import { emptyDigests, keepShift, subscribed } from '../store/testing-subscriptions.ts';
import { DAY_MS } from '../time/half-hour.ts';
import { createDigestPlans } from './digest-plans.ts';
import { planDigests, planned } from './plan-digests.ts';
import { deliveriesIn, digestWorld, due } from './testing.ts';

let server: TestServer;
let db: Kysely<Schema>;
beforeAll(async () => {
  server = await startTestServer();
  db = (await server.freshDatabase()).kysely;
});
beforeEach(async () => emptyDigests(db));
afterEach(() => vi.useRealTimers());
afterAll(async () => server.stop());

/** Plans as if a channel had subscribed long ago. */
async function plan(shifts: readonly Shift[], backMs = DAY_MS): Promise<void> {
  const toPlan = async () => ({ shifts, publishedOf: () => undefined });
  await planDigests({ db, shifts: { toPlan }, onEvent: () => undefined }, backMs);
}

async function longSubscribed(shift: Shift): Promise<Subscription> {
  const subscription = await subscribed(db, { shiftId: shift.id });
  await sql`update subscription set created_at = now() - interval '30 days'`.execute(db);
  return subscription;
}

const dates = async () => (await deliveriesIn(db)).map(({ localDate }) => localDate);

/** A shift of every day that ends twelve hours from now, and began so long ago. */
async function roundTheClock(): Promise<Shift> {
  const minute = (Math.floor(Date.now() / 60_000) + 720) % 1440;
  const times = { zone: 'UTC', startMinute: minute, endMinute: minute, changedAtMs: 0 };
  return { ...(await keepShift(db)), ...times };
}

it('plans a day back and two ahead, for each subscription, however often and by whomever', async () => {
  const shift = await roundTheClock();
  await subscribed(db, { shiftId: shift.id, channelId: 'C2' });
  await longSubscribed(shift);
  await Promise.all([plan([shift]), plan([shift]), plan([shift])]);
  await plan([shift]);
  const found = await dates();
  expect(found).toHaveLength(6);
  expect(new Set(found)).toHaveProperty('size', 3);
});

it('plans what nobody did over three days of downtime', async () => {
  const shift = await roundTheClock();
  await longSubscribed(shift);
  await plan([shift], 4 * DAY_MS);
  expect(await dates()).toHaveLength(6);
});

it('plans nothing that was over before the channel subscribed', async () => {
  const at = Date.parse('2026-11-20T17:05Z');
  const shift = aShift();
  const ends = planDue([shift], planningWindow(at));
  const datesSince = (createdAtMs: number) =>
    planned([{ id: randomUUID(), shiftId: shift.id, createdAtMs }], ends).map(
      ({ localDate }) => localDate,
    );
  expect(datesSince(at)).toEqual(['2026-11-21']);
  expect(datesSince(at - 600_000)).toEqual(['2026-11-20', '2026-11-21']);
});

it('moves what is planned with its shift, and has no second digest for a date', async () => {
  const shift = await roundTheClock();
  await longSubscribed(shift);
  await plan([shift]);
  const before = await deliveriesIn(db);
  await plan([{ ...shift, settleMinutes: 60 }]);
  const after = await deliveriesIn(db);
  expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
  expect(after.map(({ dueAtMs }, index) => dueAtMs - before[index]!.dueAtMs)).toEqual([
    0,
    50 * 60_000,
    50 * 60_000,
  ]);
});

it('leaves alone what was begun, whatever becomes of the shift', async () => {
  const shift = await roundTheClock();
  await longSubscribed(shift);
  await plan([shift]);
  await sql`update delivery set next_try = now()`.execute(db);
  while ((await claimDelivery(db, { worker: 'w', leaseMs: 60_000 })) !== undefined);
  await plan([{ ...shift, settleMinutes: 60, weekdays: [] }]);
  expect((await deliveriesIn(db)).map(({ state }) => state)).toEqual([
    'sending',
    'sending',
    'sending',
  ]);
});

it('takes back what is to come when the shift runs no more, or the subscription has ended', async () => {
  const shift = await roundTheClock();
  const { id } = await longSubscribed(shift);
  await plan([shift]);
  await plan([{ ...shift, weekdays: [] }]);
  expect(await dates()).toHaveLength(1);
  await plan([shift]);
  expect(await dates()).toHaveLength(3);
  await endSubscription(db, id);
  await plan([shift]);
  expect(await dates()).toHaveLength(1);
});

it('forgets what was due long ago, each day that a process runs', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  const { deps } = digestWorld(db);
  const plans = createDigestPlans(deps);
  await plans.plan();
  const subscription = await subscribed(db);
  await due(db, subscription, { minutesAgo: 401 * 24 * 60, localDate: '2025-10-01' });
  await sql`update delivery set state = 'skipped', next_try = null`.execute(db);
  for (let hour = 1; hour <= 23; hour += 1) {
    vi.advanceTimersByTime(3_600_000);
    await plans.plan();
  }
  expect(await dates()).toHaveLength(1);
  vi.advanceTimersByTime(2 * 3_600_000);
  await plans.plan();
  expect(await dates()).toEqual([]);
});
