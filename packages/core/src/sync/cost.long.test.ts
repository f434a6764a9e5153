import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Schema } from '../store/schema.ts';
import { startTestServer, type TestServer } from '../store/testing.ts';
import { HALF_HOUR_MS } from '../time/half-hour.ts';
import { walkCost } from './cost-model.ts';
import { syncWorld } from './testing.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(async () => server.stop());

const MINUTE_MS = 60_000;
const START_MS = Date.parse('2026-11-18T08:00:00Z');
const { signal } = new AbortController();

/** Syncs busy half hours after two that are not counted. */
async function measured(agents: number, walks: number) {
  const { kysely } = await server.freshDatabase();
  const world = syncWorld(kysely, START_MS, { agents, days: 1, endedAPage: 100 });
  const sync = world.newProcess({ historyDays: 0 });
  for (let n = 0; n < walks + 2; n += 1) {
    if (n === 2) {
      world.reads.query = 0;
      world.requests.length = 0;
    }
    world.simulator.setNow(START_MS + n * HALF_HOUR_MS + MINUTE_MS + 1_000);
    await sync.runOnce(signal);
  }
  const requestsOf = (route: string) =>
    world.requests.filter((event) => event.kind === 'request' && event.route.includes(route));
  return {
    ...(await endedSince(kysely, START_MS + HALF_HOUR_MS)),
    reads: world.reads.query,
    requests: requestsOf('conversations/details/query').length,
    presence: requestsOf('users/aggregates').length,
  };
}

/** Conversations that ended since, and how long they lasted from their first agent on. */
async function endedSince(db: Kysely<Schema>, sinceMs: number) {
  const { rows } = await sql<{ ended: number; life: number }>`
    with conversation as (
      select min((segment->>1)::float8) as first, max((segment->>2)::float8) as last
      from leg, jsonb_array_elements(segments) as segment
      group by conversation_id having not bool_or(is_open))
    select count(*)::int as ended, avg(last - first)::float8 as life
    from conversation where last >= ${sinceMs}`.execute(db);
  return { ended: rows[0]?.ended ?? NaN, lifeMs: rows[0]?.life ?? NaN };
}

it.each([
  [400, 7],
  [1000, 4],
])(
  'costs for %i agents what the model says',
  async (agents, walks) => {
    const { ended, lifeMs, reads, requests, presence } = await measured(agents, walks);
    expect(ended).toBeGreaterThan(1000);
    expect(reads / ended).toBeLessThan(2.2);
    const conversationsAnHour = (2 * ended) / walks;
    const model = walkCost({ agents, lifeMs, conversationsAnHour });
    expect(Math.abs(reads / walks / model.reads - 1)).toBeLessThan(0.1);
    expect(Math.abs(requests / walks / model.requests - 1)).toBeLessThan(0.1);
    // Those who have left are not asked about, and both half hours of a walk in one request.
    expect(presence / walks).toBeLessThanOrEqual(Math.ceil(agents / 100));
  },
  300_000,
);
