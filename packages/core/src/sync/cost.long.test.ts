import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../store/testing.ts';
import { HALF_HOUR_MS } from '../time/half-hour.ts';
import { syncWorld } from './testing.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(async () => server.stop());

const MINUTE_MS = 60_000;
const START_MS = Date.parse('2026-11-18T08:00:00Z');
const { signal } = new AbortController();

it('reads a conversation of 400 agents at most 2.2 times over its life', async () => {
  const { kysely } = await server.freshDatabase();
  const world = syncWorld(kysely, START_MS, { agents: 400, days: 1, endedAPage: 100 });
  const sync = world.newProcess({ historyDays: 0 });
  for (let n = 0; n < 8; n += 1) {
    if (n === 2) world.reads.query = 0;
    world.simulator.setNow(START_MS + n * HALF_HOUR_MS + MINUTE_MS + 1_000);
    await sync.runOnce(signal);
  }
  const { rows } = await sql<{ ended: number }>`
    select count(distinct conversation_id) as ended from leg
    where last_at >= ${new Date(START_MS + HALF_HOUR_MS)} and not is_open`.execute(kysely);
  const ended = Number(rows[0]?.ended);
  expect(ended).toBeGreaterThan(1000);
  expect(world.reads.query / ended).toBeLessThan(2.2);
}, 300_000);
