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

/*
 * The goal is 2.2 reads of a conversation over its life. It is not met: pages of a hundred are read
 * to their end, conversations that run are read again with each pass, and the way to what settles
 * leads over pages that nobody asked for. With 400 agents it was 5.7, with 1000 4.1 in 0.07 requests.
 */
it('reads a conversation of 400 agents at most six times over its life, in less than 0.15 requests', async () => {
  const { kysely } = await server.freshDatabase();
  const world = syncWorld(kysely, START_MS, { agents: 400, days: 1 });
  const sync = world.newProcess({ historyDays: 0 });
  const halfHours = 6;
  for (let n = 0; n < halfHours; n += 1) {
    if (n === 2) {
      world.reads.query = 0;
      world.requests.length = 0;
    }
    for (const afterMs of [MINUTE_MS, 16 * MINUTE_MS]) {
      world.simulator.setNow(START_MS + n * HALF_HOUR_MS + afterMs + 1_000);
      await sync.runOnce(signal);
    }
  }
  const { rows } = await sql<{ ended: number }>`
    select count(distinct conversation_id) as ended from leg
    where last_at >= ${new Date(START_MS + 2 * HALF_HOUR_MS)} and not is_open`.execute(kysely);
  const ended = Number(rows[0]?.ended);
  expect(ended).toBeGreaterThan(300);
  expect(world.reads.query / ended).toBeLessThan(6);
  expect(world.requests.length / ended).toBeLessThan(0.15);
}, 300_000);
