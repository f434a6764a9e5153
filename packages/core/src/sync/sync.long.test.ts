import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { commitRead } from '../store/commit-read.ts';
import { leaseSlots, LostLeaseError } from '../store/leases.ts';
import { scopeNumber } from '../store/numbers.ts';
import { slotReadings } from '../store/slot-readings.ts';
import { startTestServer, type TestServer } from '../store/testing.ts';
import { DAY_MS, HALF_HOUR_MS, utcDayStartMs } from '../time/half-hour.ts';
import { type SyncWorld, syncWorld } from './testing.ts';
import { runOut } from './testing-time.ts';
import { compareWithTruth } from './testing-truth.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(async () => server.stop());

const NOW_MS = Date.parse('2026-11-20T14:47:11Z');
const TODAY_MS = utcDayStartMs(NOW_MS);
const MINUTE_MS = 60_000;
const LIST = 'conversations/details/query';

/** A world whose history is one day, so that little has to be read. */
async function smallWorld() {
  const { kysely: db } = await server.freshDatabase();
  const world = syncWorld(db, NOW_MS, { agents: 8, days: 4 });
  return { db, world, sync: world.newProcess({ historyDays: 1 }) };
}

const rowsWritten = ({ events }: SyncWorld) =>
  events.reduce((sum, event) => sum + (event.kind === 'read' ? event.rows : 0), 0);

it('reads an organisation from nothing, and tells the truth of every half hour', async () => {
  const { db, world, sync } = await smallWorld();
  expect(await runOut(sync)).toBe(0);
  const window = { startMs: TODAY_MS - DAY_MS, endMs: NOW_MS + 13 * MINUTE_MS - 11_000 };
  const { different, states } = await compareWithTruth(world, db, window, NOW_MS - MINUTE_MS);
  expect(different).toEqual([]);
  expect(states).toMatchObject({ MISSING: 0 });
  expect(states.SETTLED).toBeGreaterThan(500);
  expect(await sync.status()).toMatchObject({ lagMs: 0, backfills: [], troubles: [] });
});

it('writes no row when it reads the same again', async () => {
  const { db, world, sync } = await smallWorld();
  await runOut(sync);
  await sql`update sync_slot set work_read_at = null, presence_read_at = null`.execute(db);
  world.events.length = 0;
  await runOut(sync);
  expect(world.events.filter(({ kind }) => kind === 'read').length).toBeGreaterThan(3);
  expect(rowsWritten(world)).toBe(0);
});

it('leaves half hours unread of which a page failed, tells why, and reads them later', async () => {
  const { world, sync } = await smallWorld();
  world.simulator.addFault({ kind: 'serverError', endpoint: LIST, times: 1000 });
  expect(await runOut(sync)).toBeGreaterThan(0);
  const { halfHours, troubles } = await sync.status();
  expect(halfHours).toMatchObject({ RUNNING: 0, PROVISIONAL: 0, SETTLED: 0 });
  expect(troubles).toMatchObject([{ kind: 'CONVERSATIONS', reason: 'UNAVAILABLE' }]);
  world.simulator.clearFaults();
  expect(await runOut(sync)).toBe(0);
  expect(await sync.status()).toMatchObject({ halfHours: { MISSING: 0 }, troubles: [] });
});

it('keeps the work when presence may not be read, and names the permission', async () => {
  const { world, sync } = await smallWorld();
  world.simulator.addFault({ kind: 'forbidden', endpoint: 'users/aggregates', times: 1000 });
  expect(await runOut(sync)).toBeGreaterThan(0);
  const { halfHours, troubles } = await sync.status();
  expect(halfHours.RUNNING + halfHours.PROVISIONAL).toBeGreaterThan(0);
  expect(troubles).toMatchObject([
    {
      kind: 'PRESENCE',
      reason: 'PERMISSION_MISSING',
      missingPermissions: expect.arrayContaining(['analytics:userAggregate:view']),
    },
  ]);
});

it('reads days by the query where jobs are not permitted', async () => {
  const { db, world, sync } = await smallWorld();
  world.simulator.addFault({ kind: 'forbidden', endpoint: 'details/jobs', times: 1000 });
  expect(await runOut(sync)).toBe(0);
  const window = { startMs: TODAY_MS - DAY_MS, endMs: TODAY_MS + 12 * 2 * HALF_HOUR_MS };
  const { different } = await compareWithTruth(world, db, window, NOW_MS - MINUTE_MS);
  expect(different).toEqual([]);
});

it('shares the work: two processes read everything, and nothing twice', async () => {
  const { world, sync } = await smallWorld();
  const other = world.newProcess({ historyDays: 1 });
  await Promise.all([runOut(sync), runOut(other)]);
  const spans = world.events.flatMap((event) =>
    event.kind === 'read' && event.task !== 'directory'
      ? [`${event.task} ${event.span.startMs} ${event.span.endMs}`]
      : [],
  );
  expect(new Set(spans).size).toBe(spans.length);
  await runOut(sync);
  expect(await sync.status()).toMatchObject({ halfHours: { MISSING: 0 } });
});

it('goes on where a process that was killed in the middle of a read left off', async () => {
  const { world, sync, db } = await smallWorld();
  const killed = new AbortController();
  let requests = 0;
  const { simulator } = world;
  const answer = simulator.fetch.bind(simulator);
  simulator.fetch = async (request) => {
    requests += 1;
    if (requests === 12) killed.abort(new Error('killed'));
    return answer(request);
  };
  await expect(
    (async () => {
      for (;;) await sync.runOnce(killed.signal);
    })(),
  ).rejects.toThrow('killed');
  simulator.fetch = answer;
  // What a killed process holds ends by the database's clock.
  await sql`update sync_slot set lease_until = now() - interval '1 second'
    where lease_until is not null`.execute(db);
  const next = world.newProcess({ historyDays: 1 });
  expect(await runOut(next)).toBe(0);
  const window = { startMs: TODAY_MS - DAY_MS, endMs: TODAY_MS + 14 * 2 * HALF_HOUR_MS };
  const { different, states } = await compareWithTruth(world, db, window, NOW_MS - MINUTE_MS);
  expect({ different, missing: states.MISSING }).toEqual({ different: [], missing: 0 });
});

it('lets no lease that was taken over write', async () => {
  const { db, world, sync } = await smallWorld();
  const scopeNo = await scopeNumber(db, 'all');
  const slotsMs = [TODAY_MS + 28 * HALF_HOUR_MS];
  const slow = await leaseSlots(db, { scopeNo, slotsMs, leaseMs: 1 });
  await sql`select pg_sleep(0.01)`.execute(db);
  await runOut(sync);
  const span = { startMs: TODAY_MS, endMs: NOW_MS };
  const before = await slotReadings(db, { scopeNo, span });
  if (slow === null) throw new Error('Nobody else holds it.');
  const late = commitRead(db, slow, { agentDays: [], workReadAtMs: 1, settleMs: 0 });
  await expect(late).rejects.toThrow(LostLeaseError);
  expect(await slotReadings(db, { scopeNo, span })).toEqual(before);
  expect(world.events.filter(({ kind }) => kind === 'lostLease')).toEqual([]);
});

it('reads a past that is asked for, and tells how far it is', async () => {
  const { db, world, sync } = await smallWorld();
  const past = { startMs: TODAY_MS - 3 * DAY_MS, endMs: TODAY_MS - 2 * DAY_MS };
  await sync.requestBackfill(past);
  const { backfills } = await sync.status();
  expect(backfills).toContainEqual({ ...past, halfHours: 48, left: 48 });
  expect(await runOut(sync)).toBe(0);
  expect((await sync.status()).backfills).toEqual([]);
  const { different, states } = await compareWithTruth(world, db, past, NOW_MS - MINUTE_MS);
  expect(different).toEqual([]);
  expect(states.SETTLED).toBeGreaterThan(7 * 48 - 1);
});

it('tries what fails ever less often', async () => {
  const { kysely: db } = await server.freshDatabase();
  const world = syncWorld(db, NOW_MS, { agents: 8, days: 4 });
  const ending = new AbortController();
  const restsMs: number[] = [];
  Object.assign(world.clock, {
    sleep: async (durationMs: number) => {
      if (restsMs.push(durationMs) === 7) ending.abort();
    },
  });
  world.simulator.addFault({ kind: 'forbidden', endpoint: 'conversations/details', times: 1000 });
  await world.newProcess({ historyDays: 0 }).run(ending.signal);
  expect(restsMs).toEqual([20, 40, 80, 160, 300, 300, 300].map((seconds) => seconds * 1000));
});

it('ends quietly when it is told to, whatever it is doing', async () => {
  const { sync } = await smallWorld();
  const ending = new AbortController();
  const running = sync.run(ending.signal);
  setTimeout(() => ending.abort(), 50);
  await expect(running).resolves.toBeUndefined();
});
