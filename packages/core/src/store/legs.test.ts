import type { Kysely } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { at, chat, emitted, leg, talk, talking } from '../testing/legs.ts';
import { DAY_MS } from '../time/half-hour.ts';
import type { Leg } from '../utilization/leg.ts';
import { legsOf, openConversations } from './find-legs.ts';
import { upsertLegs } from './legs.ts';
import { pruneLegs } from './retention.ts';
import type { Schema } from './schema.ts';
import { startTestServer, type TestServer } from './testing.ts';
import { LATER_MS, WHOLE_DAY } from './testing-read.ts';

let server: TestServer;
let db: Kysely<Schema>;
beforeAll(async () => {
  server = await startTestServer();
});
beforeEach(async () => {
  db = (await server.freshDatabase()).kysely;
});
afterAll(async () => server.stop());

async function keep(legs: readonly Leg[], { readAtMs = LATER_MS, also = [] as string[] } = {}) {
  const byId = Map.groupBy(legs, ({ conversationId }) => conversationId);
  const conversations = [
    ...Array.from(byId, ([conversationId, ofOne]) => ({ conversationId, legs: ofOne })),
    ...also.map((conversationId) => ({ conversationId, legs: [] })),
  ];
  return db.transaction().execute(async (tx) => upsertLegs(tx, { conversations, readAtMs }));
}

it('gives back a leg as it was read', async () => {
  const legs = [
    leg('anna', [talking('09:00', '09:20'), talking('09:40')], {
      conversation: 'c "1"',
      started: '08:55',
      emissions: [emitted('tHandle', '09:20', 2 ** 40)],
    }),
    chat('bea', '09:05', '09:10', { queue: null }),
  ];
  expect(await keep(legs)).toEqual({ rows: 2, agentIds: new Set(['anna', 'bea']) });
  const found = await legsOf(db, { span: WHOLE_DAY });
  expect(found.toSorted((a, b) => (a.agentId < b.agentId ? -1 : 1))).toEqual(legs);
});

it('writes no leg that says the same once more', async () => {
  const legs = [talk('anna', '09:00', '09:20'), talk('bea', '10:00')];
  await keep(legs);
  expect(await keep(legs, { readAtMs: LATER_MS + 1 })).toEqual({ rows: 0, agentIds: new Set() });
});

it('replaces a conversation by what is read of it later, and never by what was read before', async () => {
  const conversation = 'c1';
  await keep([talk('anna', '09:00', undefined, { conversation })], { readAtMs: at('09:10') });
  const closed = [talk('anna', '09:00', '09:20', { conversation })];
  expect((await keep(closed, { readAtMs: at('09:30') })).rows).toBe(1);
  await keep([talk('anna', '09:00', undefined, { conversation })], { readAtMs: at('09:15') });
  expect(await legsOf(db, { span: WHOLE_DAY })).toEqual(closed);
});

it('forgets legs that a conversation no longer has', async () => {
  const conversation = 'c1';
  await keep([talk('anna', '09:00', '09:20', { conversation }), talk('bea', '09:00', '09:20')]);
  const moved = [talk('carl', '09:00', '09:20', { conversation })];
  expect(await keep(moved)).toEqual({ rows: 2, agentIds: new Set(['anna', 'carl']) });
  expect(await keep([], { also: ['c1'] })).toEqual({ rows: 1, agentIds: new Set(['carl']) });
  expect((await legsOf(db, { span: WHOLE_DAY })).map(({ agentId }) => agentId)).toEqual(['bea']);
});

it('finds every leg that gives a number in the span', async () => {
  const conversations = async (from: string, to: string) => {
    const legs = await legsOf(db, { span: { startMs: at(from), endMs: at(to) } });
    return legs.map(({ conversationId }) => conversationId).toSorted();
  };
  await keep([
    talk('anna', '09:10', '09:50', { conversation: 'long', started: '08:10' }),
    talk('anna', '09:00', undefined, { conversation: 'open' }),
    talk('bea', '09:00', '09:10', { conversation: 'short' }),
  ]);
  expect(await conversations('08:00', '08:30')).toEqual(['long']);
  expect(await conversations('09:30', '10:00')).toEqual(['long', 'open']);
  expect(await conversations('12:00', '12:30')).toEqual(['open']);
  const bea = await legsOf(db, { span: WHOLE_DAY, agentIds: ['bea'] });
  expect(bea.map(({ conversationId }) => conversationId)).toEqual(['short']);
});

it('knows which conversations to read again, the oldest first', async () => {
  await keep([talk('anna', '10:00', undefined, { conversation: 'later' })]);
  await keep([talk('bea', '09:00', undefined, { conversation: 'sooner' })]);
  await keep([talk('bea', '08:00', '09:00', { conversation: 'closed' })]);
  expect(await openConversations(db)).toEqual(['sooner', 'later']);
});

it('prunes legs that ended and keeps open ones', async () => {
  await keep([
    talk('anna', '09:00', '09:20', { conversation: 'closed' }),
    talk('anna', '09:00', undefined, { conversation: 'open' }),
  ]);
  expect(await pruneLegs(db, WHOLE_DAY.endMs + DAY_MS)).toBe(1);
  expect(await openConversations(db)).toEqual(['open']);
});
