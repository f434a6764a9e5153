import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { randomUUID } from 'node:crypto';
import type { AuditEntry } from '../audit/entry.ts';
import { at } from '../testing/legs.ts';
import { type AuditQuery, type AuditRow, readAudit } from './audit-read.ts';
import { createAuditStore, pruneAudit } from './audit-write.ts';
import { keepAgents } from './keep-directory.ts';
import type { Schema } from './schema.ts';
import { startTestServer, type TestServer } from './testing.ts';

const DAYS = 36_500;
const EVER = { startMs: 0, endMs: Date.parse('2100-01-01') };

let server: TestServer;
let db: Kysely<Schema>;
beforeAll(async () => {
  server = await startTestServer();
});
beforeEach(async () => {
  db = (await server.freshDatabase()).kysely;
  const agents = ['anna', 'bea'].map((id) => ({ id, name: id, active: true }));
  await keepAgents(db, { agents, readAtMs: at('09:00'), areAllActive: true });
});
afterAll(async () => server.stop());

function entry(given: Partial<AuditEntry> = {}): AuditEntry {
  return {
    id: randomUUID(),
    atMs: at('12:00'),
    who: 'slack:U1',
    app: 'slackbot',
    through: '/utilization',
    kind: 'answer',
    families: ['worked', 'booked'],
    what: 'halfHours',
    scope: 'teams:t1',
    agentIds: ['anna', 'bea'],
    span: { startMs: at('09:00'), endMs: at('10:00') },
    ...given,
  };
}

async function rows(query: Partial<AuditQuery> = {}): Promise<AuditRow[]> {
  const found: AuditRow[] = [];
  for await (const row of readAudit(db, { span: EVER, ...query })) found.push(row);
  return found;
}

const keep = async (entries: readonly AuditEntry[], days = DAYS) =>
  createAuditStore(db, days)(entries);

it('gives again what was kept, in order of time', async () => {
  const later = entry({ atMs: at('12:01'), who: 'key:wall', app: 'graphql', agentIds: ['bea'] });
  await keep([later, entry()]);
  const { id: _, ...same } = entry();
  expect(await rows()).toEqual([
    {
      ...same,
      agents: 2,
      agentIds: expect.toSatisfy((ids) => ids.toSorted().join() === 'anna,bea'),
    },
    expect.objectContaining({ who: 'key:wall', agentIds: ['bea'] }),
  ]);
});

it('finds by who asked, about whom, and when', async () => {
  await keep([entry({ agentIds: ['anna'] }), entry({ who: 'slack:U2', atMs: at('13:00') })]);
  expect(await rows({ who: 'slack:U2' })).toHaveLength(1);
  expect(await rows({ about: 'anna' })).toHaveLength(2);
  expect(await rows({ about: 'bea' })).toHaveLength(1);
  expect(await rows({ about: 'nobody' })).toEqual([]);
  expect(await rows({ span: { startMs: at('12:30'), endMs: at('13:30') } })).toHaveLength(1);
});

it('reads more entries than fit in a page', async () => {
  await keep(Array.from({ length: 2500 }, (_, nth) => entry({ atMs: at('12:00') + (nth % 7) })));
  expect(await rows()).toHaveLength(2500);
});

it('keeps an entry once, however often it is given, and the same agents once', async () => {
  const [one, two] = [entry(), entry({ agentIds: ['bea', 'anna', 'bea'] })];
  await keep([one, two]);
  await keep([one]);
  expect(await rows()).toHaveLength(2);
  const lists = await db.selectFrom('audit_agents').selectAll().execute();
  expect(lists).toHaveLength(1);
});

it('holds no agent’s id, and still knows one by it', async () => {
  const agentId = 'c0ffee00-1111-4222-8333-444455556666';
  await keep([entry({ agentIds: [agentId] })]);
  const { rows: texts } = await sql<{ text: string }>`
    select audit::text || audit_agents::text as text
    from audit join audit_agents using (agents_no)`.execute(db);
  expect(texts).toHaveLength(1);
  expect(texts[0]?.text).not.toContain(agentId);
  expect(await rows({ about: agentId })).toMatchObject([{ agents: 1, agentIds: [] }]);
});

it.each([
  "update audit set who = 'nobody'",
  'delete from audit',
  'truncate audit',
  'truncate audit, audit_agents',
  "update audit_agents set pseudonyms = '{}'",
  'delete from audit_agents',
])('refuses: %s', async (statement) => {
  await keep([entry()]);
  await expect(sql.raw(statement).execute(db)).rejects.toThrow(/append-only|foreign key/u);
  expect(await rows({ about: 'anna' })).toHaveLength(1);
});

it('forgets entries that have been kept as long as was promised, and their agents', async () => {
  const old = entry({ atMs: Date.parse('2020-01-01'), agentIds: ['anna'] });
  await keep([old], 10);
  await keep([entry()]);
  expect(await pruneAudit(db)).toBe(1);
  expect(await rows()).toHaveLength(1);
  expect(await db.selectFrom('audit_agents').selectAll().execute()).toHaveLength(1);
});

it('makes one key, whoever is first', async () => {
  await Promise.all(Array.from({ length: 5 }, async () => keep([entry()])));
  expect(await rows({ about: 'anna' })).toHaveLength(5);
  expect(await db.selectFrom('pseudonym_key').selectAll().execute()).toHaveLength(1);
});
