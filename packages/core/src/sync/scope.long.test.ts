import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import type { Schema } from '../store/schema.ts';
import { startTestServer, type TestServer } from '../store/testing.ts';
import { DAY_MS, HALF_HOUR_MS } from '../time/half-hour.ts';
import type { SyncScope } from './scope.ts';
import { type SyncWorld, syncWorld } from './testing.ts';
import { pass, runOut } from './testing-time.ts';
import { compareWithTruth } from './testing-truth.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(async () => server.stop());

const MINUTE_MS = 60_000;
const TODAY_MS = Date.parse('2026-11-18T00:00:00Z');
const START_MS = TODAY_MS + 10 * 2 * HALF_HOUR_MS + 7 * MINUTE_MS;
const { signal } = new AbortController();

async function world(agents = 40) {
  const { kysely: db } = await server.freshDatabase();
  return { db, around: syncWorld(db, START_MS, { agents, days: 4 }) };
}

/** Ids of everybody of whom numbers are kept. */
async function kept(db: Kysely<Schema>): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct agent_id as id from agent_day_whole join agent using (agent_no)
    order by 1`.execute(db);
  return rows.map(({ id }) => id);
}

async function membersOf(db: Kysely<Schema>, unitId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select agent_id as id from membership join unit using (unit_no) join agent using (agent_no)
    where unit_id = ${unitId} order by 1`.execute(db);
  return rows.map(({ id }) => id);
}

const activeOf = ({ simulator }: SyncWorld, ids: readonly string[]) => {
  const { agents } = simulator.scenario();
  return agents
    .filter(({ id, state }) => state === 'active' && ids.includes(id))
    .map(({ id }) => id)
    .toSorted();
};

/** Conversations that came and in which none of these agents took part. */
async function needless(
  db: Kysely<Schema>,
  { reads }: SyncWorld,
  agentIds: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct conversation_id as id from leg join agent using (agent_no)
    where agent_id = any(${agentIds}::text[])`.execute(db);
  const needed = new Set(rows.map(({ id }) => id));
  return [...reads.ids].filter((id) => !needed.has(id));
}

it.each(['teams', 'queues'] as const)(
  'keeps the agents of some %s and no others, and reads no conversation of others',
  async (kind) => {
    const { db, around } = await world();
    const [unit] = around.simulator.scenario()[kind];
    const sync = around.newProcess({ historyDays: 2 }, { kind, ids: [unit?.id ?? ''] });
    expect(await runOut(sync)).toBe(0);
    await pass(around, sync, { durationMs: 4 * HALF_HOUR_MS, stepMs: 10 * MINUTE_MS });
    const members = await membersOf(db, unit?.id ?? '');
    expect(members.length).toBeGreaterThan(3);
    expect(members.length).toBeLessThan(30);
    expect(await kept(db)).toEqual(members);
    expect(around.reads.job).toBeGreaterThan(0);
    expect(await needless(db, around, members)).toEqual([]);
    const span = { startMs: TODAY_MS - 2 * DAY_MS, endMs: START_MS - 7 * MINUTE_MS };
    const { readAtMs } = await sync.status();
    const { different, states } = await compareWithTruth(around, db, span, readAtMs ?? NaN);
    expect(different).toEqual([]);
    expect(states.SETTLED).toBeGreaterThan(100 * members.length - 1);
  },
);

/** Who handles most between 10:30 and 11:00. */
function busiest({ simulator }: SyncWorld): string {
  const fromMs = TODAY_MS + 21 * HALF_HOUR_MS;
  const toMs = fromMs + HALF_HOUR_MS;
  const { agents } = simulator.truth({ fromMs, toMs, asOfMs: toMs });
  const handled = (agent: (typeof agents)[number]) => agent.halfHours[0]?.booked.handled ?? 0;
  return agents.toSorted((a, b) => handled(b) - handled(a))[0]?.agentId ?? '';
}

const listing = z.looseObject({ entities: z.array(z.looseObject({ id: z.string() })) });

/** Leaves somebody out of the members of every team. */
function withoutMember({ simulator }: SyncWorld): (agentId: string | null) => void {
  let missingId: string | null = null;
  const answer = simulator.fetch.bind(simulator);
  simulator.fetch = async (request) => {
    const response = await answer(request);
    if (!/teams\/[^/]+\/members/u.test(request.url)) return response;
    const body = listing.parse(await response.json());
    const entities = body.entities.filter(({ id }) => id !== missingId);
    return Response.json({ ...body, entities }, { headers: response.headers });
  };
  return (agentId) => {
    missingId = agentId;
  };
}

it('reads somebody who joins a team from then on and marks nothing before, and leaves out who left', async () => {
  const { db, around } = await world();
  const leaveOut = withoutMember(around);
  const joins = busiest(around);
  const { teams } = around.simulator.scenario();
  const team = teams.find(({ agentIds }) => agentIds.includes(joins));
  const members = activeOf(around, team?.agentIds ?? []);
  const leaves = members.find((id) => id !== joins) ?? '';
  leaveOut(joins);
  const scope: SyncScope = { kind: 'teams', ids: [team?.id ?? ''] };
  const sync = around.newProcess({ historyDays: 0, directoryMs: HALF_HOUR_MS }, scope);
  expect(await runOut(sync)).toBe(0);
  await pass(around, sync, { durationMs: 2 * HALF_HOUR_MS, stepMs: 10 * MINUTE_MS });
  expect(await kept(db)).toEqual(members.filter((id) => id !== joins));
  leaveOut(leaves);
  await pass(around, sync, { durationMs: 6 * HALF_HOUR_MS, stepMs: 10 * MINUTE_MS });

  const { readAtMs } = await sync.status();
  const span = { startMs: TODAY_MS, endMs: TODAY_MS + 28 * HALF_HOUR_MS };
  const { different } = await compareWithTruth(around, db, span, readAtMs ?? NaN);
  expect(different).toEqual([]);
  // Read with the half hours that had not settled yet, and from then on.
  expect(await halfHoursRead(db, joins)).toBe(`${'0'.repeat(21)}${'1'.repeat(8)}${'0'.repeat(19)}`);
  expect(await halfHoursRead(db, leaves)).toBe(`${'1'.repeat(23)}${'0'.repeat(25)}`);
});

async function halfHoursRead(db: Kysely<Schema>, agentId: string): Promise<string | undefined> {
  const { rows } = await sql<{ marks: string }>`
    select work_read::text as marks from agent_day_whole join agent using (agent_no)
    where agent_id = ${agentId} and day = '2026-11-18'`.execute(db);
  return rows[0]?.marks;
}

it('tells that a team is not there, and goes on', async () => {
  const { around } = await world(10);
  const id = '11111111-2222-4333-8444-555555555555';
  const sync = around.newProcess({ historyDays: 0 }, { kind: 'teams', ids: [id] });
  expect((await sync.runOnce(signal)).failed).toBeGreaterThan(0);
  expect((await sync.status()).troubles).toMatchObject([
    { kind: 'AGENTS', message: expect.stringContaining(id) },
  ]);
});
