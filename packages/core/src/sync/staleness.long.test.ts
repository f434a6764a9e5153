import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../store/testing.ts';
import { slotReadings } from '../store/slot-readings.ts';
import { scopeNumber } from '../store/numbers.ts';
import { DAY_MS, HALF_HOUR_MS } from '../time/half-hour.ts';
import { isSettledAt } from './slot-due.ts';
import { SETTLE_MS, syncWorld } from './testing.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(async () => server.stop());

const MINUTE_MS = 60_000;
const LAG_MS = 4 * MINUTE_MS;
const START_MS = Date.parse('2026-11-19T06:10:00Z');
/** About as often as a process looks; a half hour is no multiple of it. */
const STEP_MS = 101_000;
const { signal } = new AbortController();

it('settles half hours within ten minutes, and what has settled stays as it is', async () => {
  const { kysely: db } = await server.freshDatabase();
  const world = syncWorld(db, START_MS, { agents: 12, days: 1, dataLagMs: LAG_MS });
  const sync = world.newProcess({ historyDays: 0 });
  const settledAtMs = new Map<number, number>();
  const span = { startMs: START_MS - (START_MS % HALF_HOUR_MS), endMs: START_MS + DAY_MS / 2 };
  while (world.simulator.nowMs() < span.endMs) {
    world.simulator.setNow(world.simulator.nowMs() + STEP_MS);
    await sync.runOnce(signal);
    const scopeNo = await scopeNumber(db, 'all');
    for (const { halfHourStartMs: startMs, workReadAtMs } of await slotReadings(db, {
      scopeNo,
      span,
    })) {
      if (settledAtMs.has(startMs) || !isSettledAt(startMs, workReadAtMs, SETTLE_MS)) continue;
      settledAtMs.set(startMs, world.simulator.nowMs());
    }
  }
  const waitedMs = [...settledAtMs]
    .map(([startMs, atMs]) => atMs - (startMs + HALF_HOUR_MS + SETTLE_MS))
    .toSorted((a, b) => a - b);
  expect(waitedMs.length).toBeGreaterThan(20);
  expect(waitedMs[Math.ceil(waitedMs.length * 0.99) - 1]).toBeLessThan(LAG_MS + 10 * MINUTE_MS);
  // What is told by the start of a conversation changes until it ends, hours later.
  const { rows } = await sql`
    select * from restatement where metric not like 'started.%'`.execute(db);
  expect(rows).toEqual([]);
});
