import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { createAuditStore } from './audit-write.ts';
import { readAudit } from './audit-read.ts';
import { forgetAgent } from './forget-agent.ts';
import { keepAgents } from './keep-directory.ts';
import type { Database } from './postgres/database.ts';
import { pseudonymsOf } from './pseudonyms.ts';
import { readAgentDays } from './read-agent-days.ts';
import type { Schema } from './schema.ts';
import { createPublishedStore } from './shifts-published.ts';
import { spanVersion } from './slot-readings.ts';
import { startTestServer, type TestServer } from './testing.ts';
import { FILLED, fillTestStore } from './testing-fill.ts';
import { LATER_MS, WHOLE_DAY } from './testing-read.ts';

let server: TestServer;
let database: Database<Schema>;
let db: Kysely<Schema>;
beforeAll(async () => {
  server = await startTestServer();
});
beforeEach(async () => {
  database = await server.freshDatabase();
  db = database.kysely;
  await fillTestStore(database);
  // Somebody of whom everything is kept, under a name and an id that nothing else is called.
  await sql`update agent set agent_id = 'c0ffee00-anna', name = 'Anna "A" & Söhne' where agent_id = 'anna'`.execute(
    db,
  );
  await sql`update management_unit set agent_ids = array_replace(agent_ids, 'anna', ${ANNA})`.execute(
    db,
  );
  await sql`update published_day set agent_ids = array_replace(agent_ids, 'anna', ${ANNA})`.execute(
    db,
  );
  await sql`update access_grant set agent_ids = array[${ANNA}]`.execute(db);
  await sql`update shift set who_kind = 'agents', who_ids = array[${ANNA}, 'bea']`.execute(db);
  const [body] = [JSON.stringify({ text: 'Anna "A" &amp; Söhne was busy' })];
  await sql`update delivery set state = 'sent', ts = '1.1', body = ${body}, next_try = now()`.execute(
    db,
  );
});
afterAll(async () => server.stop());

const ANNA = 'c0ffee00-anna';

/** Where her id stands; other tables know her by a number. */
const KEPT_OF_ANNA = ['access_grant', 'agent', 'management_unit', 'published_day', 'shift'];

/** The tables in whose rows a text stands. */
async function tablesWith(text: string): Promise<string[]> {
  const { rows: tables } = await sql<{ name: string }>`
    select relname::text as name from pg_class where relkind in ('r', 'p') and not relispartition
      and relnamespace = 'public'::regnamespace order by 1`.execute(db);
  const found: string[] = [];
  for (const { name } of tables) {
    const { rows } = await sql`select from ${sql.table(name)} as one
      where strpos(one::text, ${text}) > 0 limit 1`.execute(db);
    if (rows.length > 0) found.push(name);
  }
  return found;
}

async function rowsOfNumber(agentNo: number): Promise<number> {
  const counts = await Promise.all(
    ['leg', 'agent_day', 'agent_day_whole', 'restatement', 'membership'].map(async (table) => {
      const { rows } = await sql<{ many: number }>`
        select count(*) as many from ${sql.table(table)} where agent_no = ${agentNo}`.execute(db);
      return rows[0]?.many ?? 0;
    }),
  );
  return counts.reduce((sum, many) => sum + many, 0);
}

async function numberOf(agentId: string): Promise<number> {
  const rows = db.selectFrom('agent').select('agent_no').where('agent_id', '=', agentId);
  return (await rows.executeTakeFirst())?.agent_no ?? NaN;
}

it('erases somebody from every table, by id and by name', async () => {
  const agentNo = await numberOf(ANNA);
  expect(await tablesWith(ANNA)).toEqual(KEPT_OF_ANNA);
  expect(await rowsOfNumber(agentNo)).toBeGreaterThan(4);
  const { rows, wasForgotten, onTheirWay } = await forgetAgent(db, ANNA);
  expect({ wasForgotten, onTheirWay }).toEqual({ wasForgotten: false, onTheirWay: 0 });
  expect(Object.keys(rows).toSorted()).toEqual(
    [
      'access_grant',
      'agent',
      'agent_day',
      'agent_day_whole',
      'delivery',
      'leg',
      'management_unit',
      'membership',
      'published_day',
      'restatement',
      'shift',
    ].filter((table) => rows[table] !== undefined),
  );
  expect(await tablesWith(ANNA)).toEqual([]);
  for (const name of ['Anna "A"', 'Anna \\"A', 'Söhne']) expect(await tablesWith(name)).toEqual([]);
  expect(await rowsOfNumber(agentNo)).toBe(0);
});

it('keeps everybody else as they were', async () => {
  const of = { span: FILLED.span, agentIds: ['bea', 'carl'] };
  const before = await readAgentDays(db, of);
  await forgetAgent(db, ANNA);
  expect(await readAgentDays(db, of)).toEqual(before);
  expect(before.length).toBeGreaterThan(1);
});

it('keeps nothing of them again, whatever is read', async () => {
  await forgetAgent(db, 'carl');
  await fillTestStore(database).catch((error: unknown) => {
    // What is there already of shifts can't be made twice; agents and numbers come before it.
    if (!String(error).includes('shift')) throw error;
  });
  expect(await numberOf('carl')).toBeNaN();
  expect(await tablesWith('carl')).toEqual([]);
  const agents = [{ id: 'carl', name: 'carl', active: true }];
  await keepAgents(db, { agents, readAtMs: LATER_MS, areAllActive: false });
  const day = {
    date: '2026-11-20',
    span: WHOLE_DAY,
    agentIds: ['carl', 'bea'],
    readAtMs: LATER_MS,
  };
  const zones = [{ zone: 'Europe/London', days: [day] }];
  await createPublishedStore(db).keep('unit', { agentIds: ['carl', 'bea'], zones });
  expect(await tablesWith('carl')).toEqual([]);
});

it('changes nothing when it is done again, and tells so', async () => {
  await forgetAgent(db, ANNA);
  expect(await forgetAgent(db, ANNA)).toEqual({
    rows: {},
    wasForgotten: true,
    onTheirWay: 0,
    shiftsOfFile: [],
  });
});

it('can be tried, and changes nothing then', async () => {
  const tried = await forgetAgent(db, ANNA, { isTried: true });
  expect(await tablesWith(ANNA)).toEqual(KEPT_OF_ANNA);
  expect(await forgetAgent(db, ANNA)).toEqual(tried);
});

it('makes remembered answers old', async () => {
  const before = await spanVersion(db, WHOLE_DAY);
  await forgetAgent(db, ANNA);
  expect(await spanVersion(db, WHOLE_DAY)).toBeGreaterThan(before);
});

it('ends a shift that was of them alone', async () => {
  await sql`update shift set who_ids = array[${ANNA}]`.execute(db);
  await forgetAgent(db, ANNA);
  const { who_ids: ids, ended_at: endedAt } = await db
    .selectFrom('shift')
    .selectAll()
    .executeTakeFirstOrThrow();
  expect(ids).toEqual([(await pseudonymsOf(db))(ANNA)]);
  expect(endedAt).not.toBeNull();
});

it('keeps who asked about them, findable by who knows the id', async () => {
  await createAuditStore(
    db,
    36_500,
  )([
    {
      id: '6f0a4a0e-7a0b-4a57-8f6e-6d3f4b1c2a10',
      atMs: LATER_MS,
      who: 'slack:U1',
      app: 'slackbot',
      through: '/utilization',
      kind: 'answer',
      families: ['worked'],
      what: 'halfHours',
      scope: 'agents',
      agentIds: [ANNA],
      span: WHOLE_DAY,
    },
  ]);
  await forgetAgent(db, ANNA);
  const found = [];
  const span = { startMs: 0, endMs: Date.parse('2100-01-01') };
  for await (const row of readAudit(db, { span, about: ANNA })) found.push(row);
  expect(found).toMatchObject([{ who: 'slack:U1', agents: 1, agentIds: [] }]);
});
