import { sql } from 'kysely';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Agent } from '../report/source.ts';
import { at, chat, talk } from '../testing/legs.ts';
import { DAY_MS, HALF_HOUR_MS, halfHourStartsMs } from '../time/half-hour.ts';
import { commitRead } from './commit-read.ts';
import { legsOf, openConversations } from './find-legs.ts';
import { keepAgents, keepMembers, keepUnits } from './keep-directory.ts';
import { leaseSlots, LostLeaseError } from './leases.ts';
import { upsertLegs } from './legs.ts';
import { migrations } from './migrations/index.ts';
import { scopeNumber } from './numbers.ts';
import { type Database, openDatabase } from './postgres/database.ts';
import { migrate } from './postgres/migrate.ts';
import { readAgentDays } from './read-agent-days.ts';
import { createSharedBudget } from './request-budget.ts';
import { budgetUse } from './request-budget-use.ts';
import { restatementsOf } from './restatements.ts';
import { forgetBefore, pruneLegs } from './retention.ts';
import type { Schema } from './schema.ts';
import { slotReadings, spanVersion } from './slot-readings.ts';
import { createStoredDirectory } from './stored-directory.ts';
import { emptyDatabase } from './testing.ts';
import { foldRead, keepRead, LATER_MS, SETTLE_MS, WHOLE_DAY } from './testing-read.ts';
import { SERVERS, type ServerUnderTest } from './testing-servers.ts';

/* What the store promises, whoever's server it is in. */

function idsOf(found: { readonly agents: readonly Agent[] }): string[] {
  return found.agents.map(({ id }) => id);
}

describe.each(SERVERS)('in %s', (_, start) => {
  let started: ServerUnderTest;
  let database: Database<Schema>;
  beforeAll(async () => {
    started = await start();
    database = openDatabase(started.server, { applicationName: 'test' });
    const three = [1, 2, 3].map(() => migrate(database.kysely, migrations));
    await Promise.all(three);
  });
  beforeEach(async () => emptyDatabase(database.kysely));
  afterAll(async () => {
    await database.close();
    await started.stop();
  });

  const legs = [
    talk('anna', '09:35', '10:05', { started: '09:20' }),
    chat('anna', '09:16', '09:50', { queue: null }),
    talk('bea', '23:50', undefined),
  ];
  const agentIds = ['anna', 'bea'];
  const presence = { loggedIn: 1_800_000, idle: 12_345 };
  const slotsMs = halfHourStartsMs(WHOLE_DAY);
  const kept = async () => readAgentDays(database.kysely, { span: WHOLE_DAY, agentIds });

  it('numbers come back as they were read, and the same once more writes no row', async () => {
    const read = { legs, agentIds, presence };
    const written = await keepRead(database.kysely, read);
    expect(written.rows).toBeGreaterThan(3);
    const days = await kept();
    expect(days.toSorted((a, b) => (a.agentId < b.agentId ? -1 : 1))).toEqual(
      foldRead(read).map((day) => ({ ...day, parts: expect.arrayContaining([...day.parts]) })),
    );
    const again = await keepRead(database.kysely, { ...read, asOfMs: LATER_MS + 1 });
    expect(again).toEqual({ rows: 0, restatements: 0 });
  });

  it('every commit has a greater version, and a settled number that changes is told of', async () => {
    const { kysely: db } = database;
    await keepRead(db, { legs: [talk('anna', '09:00', '09:10')] });
    const before = await spanVersion(db, WHOLE_DAY);
    await keepRead(db, { legs: [talk('anna', '09:00', '09:12')], asOfMs: LATER_MS + 1 });
    expect(await spanVersion(db, WHOLE_DAY)).toBeGreaterThan(before);
    const told = await restatementsOf(db, { span: WHOLE_DAY, agentIds: ['anna'] });
    expect(told).toContainEqual({
      agentId: 'anna',
      halfHourStartMs: at('09:00'),
      metric: 'busy',
      from: 600_000,
      to: 720_000,
      restatedAtMs: expect.closeTo(Date.now(), -5),
    });
  });

  it('half hours are held by one at a time, and who lost them writes nothing', async () => {
    const { kysely: db } = database;
    const scopeNo = await scopeNumber(db, 'all');
    const asked = { scopeNo, slotsMs, leaseMs: 60_000 };
    const five = await Promise.all(Array.from({ length: 5 }, async () => leaseSlots(db, asked)));
    const leased = five.flatMap((lease) => lease?.slotsMs ?? []);
    expect(leased.toSorted((a, b) => a - b)).toEqual(slotsMs);

    await sql`update sync_slot set lease_until = now() - interval '1 second'`.execute(db);
    const slow = five.find((lease) => lease !== null);
    await keepRead(db, { legs, agentIds });
    const before = await kept();
    const late = commitRead(db, slow!, { agentDays: [], workReadAtMs: 1, settleMs: SETTLE_MS });
    await expect(late).rejects.toThrow(LostLeaseError);
    expect(await kept()).toEqual(before);
    const [reading] = await slotReadings(db, { scopeNo, span: WHOLE_DAY });
    expect(reading).toMatchObject({ halfHourStartMs: WHOLE_DAY.startMs, workReadAtMs: LATER_MS });
  });

  it('what is too old is forgotten by months, and is then missing', async () => {
    const { kysely: db } = database;
    const later = { startMs: at('00:00') + 14 * DAY_MS, endMs: at('00:00') + 15 * DAY_MS };
    await keepRead(db, { legs });
    await keepRead(db, { agentIds, span: later, asOfMs: later.endMs });
    const dropped = await forgetBefore(db, Date.parse('2026-12-01T00:00:00Z'));
    expect(dropped).toEqual(['agent_day_2026_11', 'agent_day_whole_2026_11']);
    expect(await kept()).toEqual([]);
    expect(await readAgentDays(db, { span: later, agentIds })).toHaveLength(2);
  });

  it('legs are kept, replaced by what was read later, and pruned when they have ended', async () => {
    const { kysely: db } = database;
    const conversations = legs.map((leg) => ({ conversationId: leg.conversationId, legs: [leg] }));
    const keep = async (readAtMs: number, of = conversations) =>
      db.transaction().execute(async (tx) => upsertLegs(tx, { conversations: of, readAtMs }));
    expect((await keep(LATER_MS)).rows).toBe(3);
    expect((await keep(LATER_MS + 1)).rows).toBe(0);
    const span = { startMs: at('09:30'), endMs: at('09:30') + HALF_HOUR_MS };
    const found = await legsOf(db, { span, agentIds: ['anna'] });
    expect(found).toEqual(expect.arrayContaining(legs.slice(0, 2)));
    expect(await pruneLegs(db, WHOLE_DAY.endMs)).toBe(2);
    expect(await openConversations(db)).toEqual([legs[2]?.conversationId]);
  });

  it('knows who is who, by id, by name and by queue, and who has left', async () => {
    const { kysely: db } = database;
    const agents = ['Änna Öz', 'Bea'].map((name) => ({ id: name, name, active: true }));
    await keepAgents(db, { agents, readAtMs: LATER_MS, areAllActive: true });
    const units = [{ id: 'billing', name: 'Billing' }];
    await keepUnits(db, 'queue', { units, readAtMs: LATER_MS });
    const queue = { kind: 'queue', unitId: 'billing' } as const;
    await keepMembers(db, queue, { members: agents.slice(0, 1), readAtMs: LATER_MS });
    const directory = createStoredDirectory({ db });
    const { signal } = new AbortController();
    expect(idsOf(await directory.search('änna', signal))).toEqual(['Änna Öz']);
    expect(idsOf(await directory.inQueues(['billing'], signal))).toEqual(['Änna Öz']);
    await keepAgents(db, { agents: agents.slice(1), readAtMs: LATER_MS, areAllActive: true });
    expect(idsOf(await directory.all(signal))).toEqual(['Bea']);
  });

  it('two processes count each other’s requests to Genesys', async () => {
    const clientId = randomUUID();
    const log = { info: () => undefined, warn: (line: string) => expect.unreachable(line) };
    const options = { db: database.kysely, clientId, requestsPerMinute: 300, log };
    const two = [createSharedBudget(options), createSharedBudget(options)];
    const request = { priority: 'interactive', signal: undefined } as const;
    await Promise.all(two.flatMap((one) => [one.acquire(request), one.acquire(request)]));
    expect(await budgetUse(database.kysely, options)).toMatchObject({ used: 4, limit: 300 });
  });
});
