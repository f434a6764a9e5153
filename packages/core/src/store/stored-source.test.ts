import type { Kysely } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { report } from '../report/report.ts';
import { at, chat, talk } from '../testing/legs.ts';
import { memoryWorld } from '../testing/memory-source.ts';
import { DAY_MS } from '../time/half-hour.ts';
import { keepAgents } from './keep-directory.ts';
import { leaseSlots, releaseLease } from './leases.ts';
import { upsertLegs } from './legs.ts';
import { scopeNumber } from './numbers.ts';
import { pruneLegs } from './retention.ts';
import type { Schema } from './schema.ts';
import { createStoredDirectory } from './stored-directory.ts';
import { createStoredSource } from './stored-source.ts';
import { startTestServer, type TestServer } from './testing.ts';
import { keepRead, LATER_MS, SETTLE_MS, WHOLE_DAY } from './testing-read.ts';

let server: TestServer;
let db: Kysely<Schema>;
beforeAll(async () => {
  server = await startTestServer();
});
beforeEach(async () => {
  db = (await server.freshDatabase()).kysely;
});
afterAll(async () => server.stop());

const { signal } = new AbortController();
const HALF_HOUR = { startMs: at('09:00'), endMs: at('09:30') };

it('answers the same question as the world it was read from', async () => {
  const legs = [
    talk('anna', '09:35', '10:05'),
    chat('anna', '09:16', '09:50', { queue: 'billing' }),
    talk('bea', '23:50', undefined),
  ];
  const agentIds = ['anna', 'bea'];
  const presence = { loggedIn: 1_800_000, onQueue: 900_000 };
  await keepRead(db, { legs, agentIds, presence, asOfMs: WHOLE_DAY.endMs });
  const agents = agentIds.map((id) => ({ id, name: id, active: true }));
  await keepAgents(db, { agents, readAtMs: LATER_MS, areAllActive: true });
  const query = { fromMs: at('09:00'), toMs: WHOLE_DAY.endMs, queueIds: undefined };
  const deps = { nowMs: () => LATER_MS, settleMs: SETTLE_MS };
  const stored = await report(
    query,
    { ...deps, source: createStoredSource({ db }), directory: createStoredDirectory({ db }) },
    signal,
  );
  const live = await report(
    query,
    {
      ...deps,
      ...memoryWorld({
        agents,
        legs,
        presence: { anna: presence, bea: presence },
        asOfMs: WHOLE_DAY.endMs,
      }),
    },
    signal,
  );
  expect(stored).toEqual({ ...live, isKept: true });
});

it('tells why half hours that were tried have never been read', async () => {
  const scopeNo = await scopeNumber(db, 'all');
  const slotsMs = [at('09:00'), at('09:30')];
  const lease = await leaseSlots(db, { scopeNo, slotsMs, leaseMs: 1000 });
  if (lease === null) throw new Error('nothing to lease');
  await releaseLease(db, lease, {
    kind: 'CONVERSATIONS',
    reason: 'PERMISSION_MISSING',
    message: 'The conversations could not be read.',
    missingPermissions: ['analytics:conversationDetail:view'],
    correlationId: null,
  });
  const request = { span: WHOLE_DAY, agentIds: ['anna'], signal };
  const { agentDays, unread } = await createStoredSource({ db }).readAgentDays(request);
  expect(agentDays).toEqual([]);
  expect(unread).toEqual([
    {
      kind: 'CONVERSATIONS',
      reason: 'PERMISSION_MISSING',
      message: 'The conversations could not be read.',
      missingPermissions: ['analytics:conversationDetail:view'],
      correlationId: null,
      span: { startMs: at('09:00'), endMs: at('10:00') },
    },
  ]);
});

it('gives the legs of a half hour, as of when it was read', async () => {
  const legs = [talk('anna', '09:10', '09:50')];
  await keepRead(db, { legs, asOfMs: at('12:00') });
  await keepLegs(legs);
  const source = createStoredSource({ db });
  expect(await source.readLegs({ agentId: 'anna', span: HALF_HOUR, signal })).toEqual({
    legs,
    asOfMs: at('12:00'),
    unread: [],
  });
});

it('says of a half hour whose legs are gone that it can’t be explained', async () => {
  await keepRead(db, { legs: [talk('anna', '09:10', '09:50')] });
  await pruneLegs(db, WHOLE_DAY.startMs + DAY_MS);
  const source = createStoredSource({ db });
  const { legs, unread } = await source.readLegs({ agentId: 'anna', span: HALF_HOUR, signal });
  expect(legs).toEqual([]);
  expect(unread[0]?.message).toContain('from 2026-11-21 on');
});

it('says of a half hour that was never read that its legs are not known', async () => {
  const source = createStoredSource({ db });
  const { unread } = await source.readLegs({ agentId: 'anna', span: HALF_HOUR, signal });
  expect(unread[0]?.message).toBe('The conversations of this half hour have not been read yet.');
});

it('stops when nobody waits for the answer', async () => {
  const request = { span: WHOLE_DAY, agentIds: ['anna'], signal: AbortSignal.abort() };
  await expect(createStoredSource({ db }).readAgentDays(request)).rejects.toThrow('abort');
});

async function keepLegs(legs: readonly ReturnType<typeof talk>[]): Promise<void> {
  const conversations = legs.map((leg) => ({ conversationId: leg.conversationId, legs: [leg] }));
  await db
    .transaction()
    .execute(async (tx) => upsertLegs(tx, { conversations, readAtMs: LATER_MS }));
}
