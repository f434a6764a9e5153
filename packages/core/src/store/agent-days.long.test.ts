import fc from 'fast-check';
import type { Kysely } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { at, chat, emitted, leg, talk, talking } from '../testing/legs.ts';
import { DAY_MS, HALF_HOUR_MS, halfHourStartsMs } from '../time/half-hour.ts';
import type { AgentDay } from '../utilization/agent-day.ts';
import { agentsRead } from './agents-read.ts';
import { mergeAgentDay } from './merge-agent-day.ts';
import { scopeNumber } from './numbers.ts';
import { readAgentDays } from './read-agent-days.ts';
import { restatementsOf } from './restatements.ts';
import type { Schema } from './schema.ts';
import { emptyDatabase, startTestServer, type TestServer } from './testing.ts';
import { foldRead, keepRead, LATER_MS, type ReadWords, WHOLE_DAY } from './testing-read.ts';

let server: TestServer;
let db: Kysely<Schema>;
beforeAll(async () => {
  server = await startTestServer();
});
beforeEach(async () => {
  db = (await server.freshDatabase()).kysely;
});
afterAll(async () => server.stop());

const halfHour = (from: string) => ({ startMs: at(from), endMs: at(from) + HALF_HOUR_MS });

async function kept(agentIds: readonly string[] = ['anna']): Promise<AgentDay[]> {
  return readAgentDays(db, { span: WHOLE_DAY, agentIds });
}

it('gives back an agent day as it was folded, presence and all three families', async () => {
  const read: ReadWords = {
    legs: [
      talk('anna', '09:35', '10:05', { started: '09:20' }),
      chat('anna', '09:16', '09:50', { queue: null }),
    ],
    presence: { loggedIn: 1_800_000, idle: 12_345 },
  };
  await keepRead(db, read);
  expect(comparable(await kept())).toEqual(comparable(foldRead(read)));
});

it('writes no row when it reads the same once more', async () => {
  const read: ReadWords = {
    legs: [talk('anna', '09:35', '10:05'), talk('bea', '11:00', '11:20')],
    agentIds: ['anna', 'bea'],
    presence: { loggedIn: 1_800_000 },
  };
  expect((await keepRead(db, read)).rows).toBe(4);
  expect(await keepRead(db, { ...read, asOfMs: LATER_MS + 1 })).toEqual({
    rows: 0,
    restatements: 0,
  });
  expect((await kept())[0]?.readAtMs[19]).toBe(LATER_MS + 1);
});

it('knows a day without work from a day that was never read', async () => {
  await keepRead(db, { agentIds: ['anna'] });
  const days = await kept(['anna', 'bea']);
  expect(days.map(({ agentId }) => agentId)).toEqual(['anna']);
  expect(days[0]?.busy.every((value) => value === 0)).toBe(true);
  expect(days[0]?.presence).toBeNull();
});

it('keeps the half hours that a read does not concern', async () => {
  await keepRead(db, { legs: [talk('anna', '09:10', '09:50')], span: halfHour('09:00') });
  await keepRead(db, { legs: [talk('anna', '09:10', '09:40')], span: halfHour('09:30') });
  const [day] = await kept();
  expect(Array.from(day?.busy.slice(18, 20) ?? [])).toEqual([20 * 60_000, 10 * 60_000]);
  expect(Array.from(day?.readAtMs.slice(17, 21) ?? [])).toEqual([NaN, LATER_MS, LATER_MS, NaN]);
});

it('forgets a part whose work turns out to be for another queue', async () => {
  await keepRead(db, { legs: [talk('anna', '09:00', '09:10', { queue: 'support' })] });
  await keepRead(db, { legs: [talk('anna', '09:00', '09:10', { queue: 'billing' })] });
  const [day] = await kept();
  expect(day?.parts.map(({ queueId }) => queueId)).toEqual(['billing']);
});

it('keeps a booked time beyond 24 days to the millisecond', async () => {
  const thirtyDays = 30 * DAY_MS + 1;
  const email = leg('anna', [talking('09:00', '09:10')], {
    mediaType: 'email',
    emissions: [emitted('tHandle', '09:10', thirtyDays)],
  });
  expect((await keepRead(db, { legs: [email] })).rows).toBe(2);
  const [day] = await kept();
  expect(day?.parts[0]?.booked.tHandle[18]).toBe(thirtyDays);
  expect((await keepRead(db, { legs: [email] })).rows).toBe(0);
  await keepRead(db, { legs: [talk('anna', '09:00', '09:10', { mediaType: 'email' })] });
  expect((await kept())[0]?.parts[0]?.booked.tHandle[18]).toBe(600_000);
});

it('records what it changes of settled numbers: what, from, to and when', async () => {
  await keepRead(db, { legs: [talk('anna', '09:00', '09:10')] });
  const { restatements } = await keepRead(db, {
    legs: [talk('anna', '09:00', '09:12')],
    presence: { loggedIn: 1 },
  });
  const told = await restatementsOf(db, { span: WHOLE_DAY, agentIds: ['anna'] });
  expect(told.map(({ metric, from, to }) => [metric, from / 60_000, to / 60_000])).toEqual([
    ['booked.tHandle', 10, 12],
    ['booked.tTalkComplete', 10, 12],
    ['busy', 10, 12],
    ['started.tHandle', 10, 12],
    ['started.tTalkComplete', 10, 12],
    ['tTalk', 10, 12],
  ]);
  expect(restatements).toBe(6);
  expect(told[0]).toMatchObject({ agentId: 'anna', halfHourStartMs: at('09:00') });
  expect(told[0]?.restatedAtMs).toBeGreaterThan(0);
  expect(await restatementsOf(db, { span: halfHour('09:30') })).toEqual([]);
});

it('takes numbers on their way for no restatement', async () => {
  const asOfMs = at('09:35');
  await keepRead(db, { legs: [talk('anna', '09:10', '09:50')], asOfMs });
  const later = await keepRead(db, { legs: [talk('anna', '09:10', '09:50')] });
  expect(later).toEqual({ rows: 2, restatements: 0 });
});

it('shows nothing of another scope’s half hours as read by a new one', async () => {
  await keepRead(db, { legs: [talk('anna', '09:00', '09:40')], scope: 'all' });
  const morning = halfHour('09:30');
  await keepRead(db, { legs: [talk('anna', '09:00', '09:40')], scope: 'teams:t', span: morning });
  const [day] = await kept();
  expect(Array.from(day?.readAtMs.slice(18, 21) ?? [])).toEqual([NaN, LATER_MS, NaN]);
  expect(Array.from(day?.busy.slice(18, 21) ?? [])).toEqual([0, 600_000, 0]);
});

it('knows for whom a half hour has to be read again', async () => {
  await keepRead(db, { agentIds: ['bea', 'anna'], scope: 'all' });
  await keepRead(db, { agentIds: ['carl'], scope: 'teams:t' });
  const scopeNo = await scopeNumber(db, 'all');
  const slotsMs = [at('09:00'), WHOLE_DAY.endMs];
  const read = await agentsRead(db, { scopeNo, slotsMs });
  expect(read.agentIds).toEqual(['anna', 'bea']);
  const isRead = (id: string) => slotsMs.map((atMs) => read.isWorkRead(id, atMs));
  expect([isRead('anna'), isRead('carl')]).toEqual([
    [true, false],
    [false, false],
  ]);
  expect(read.isPresenceRead('anna', at('09:00'))).toBe(false);
  expect((await agentsRead(db, { scopeNo, slotsMs: [WHOLE_DAY.endMs] })).agentIds).toEqual([]);
});

// --- What must be true, always -----------------------------------------------------------------

const AGENTS = ['anna', 'bea'];
const aMinute = fc.integer({ min: -60, max: 50 * 60 });
const aLeg = fc
  .record({
    agentId: fc.constantFrom(...AGENTS),
    fromMinute: aMinute,
    minutes: fc.integer({ min: 0, max: 300 }),
    isOpen: fc.boolean(),
    mediaType: fc.constantFrom('voice', 'chat', 'email'),
    queue: fc.constantFrom('support', 'billing', null),
    valueMs: fc.oneof(
      fc.integer({ min: 0, max: 10_000_000 }),
      fc.integer({ min: 0, max: 2 ** 40 }),
    ),
    conversation: fc.constantFrom('c1', 'c2', 'c3'),
  })
  .map(({ agentId, fromMinute, minutes, isOpen, valueMs, ...words }) => {
    const startMs = WHOLE_DAY.startMs + fromMinute * 60_000;
    const endMs = startMs + minutes * 60_000;
    return leg(agentId, [{ type: 'interact', startMs, endMs: isOpen ? null : endMs }], {
      ...words,
      emissions: [{ metric: 'tHandle', valueMs, emittedMs: endMs }],
    });
  });
/** Two days, some half hours of them, as of some moment. */
const aRead = fc
  .record({
    legs: fc.array(aLeg, { maxLength: 6 }),
    from: fc.integer({ min: 0, max: 95 }),
    length: fc.integer({ min: 1, max: 96 }),
    agentIds: fc.subarray(AGENTS, { minLength: 1 }),
    asOfSlot: fc.integer({ min: 1, max: 140 }),
    loggedIn: fc.option(fc.integer({ min: 0, max: 1_800_000 })),
  })
  .map(({ legs, from, length, agentIds, asOfSlot, loggedIn }): ReadWords => ({
    legs,
    agentIds,
    span: {
      startMs: WHOLE_DAY.startMs + from * HALF_HOUR_MS,
      endMs: WHOLE_DAY.startMs + Math.min(96, from + length) * HALF_HOUR_MS,
    },
    asOfMs: WHOLE_DAY.startMs + (from + asOfSlot) * HALF_HOUR_MS - 1,
    ...(loggedIn === null ? {} : { presence: { loggedIn, idle: 7 } }),
  }));
const TWO_DAYS = { startMs: WHOLE_DAY.startMs, endMs: WHOLE_DAY.endMs + DAY_MS };

it('gives back whatever was folded, where it was read, to the millisecond', async () => {
  await fc.assert(
    fc.asyncProperty(aRead, async (read) => {
      await emptyDatabase(db);
      await keepRead(db, read);
      const days = await readAgentDays(db, { span: TWO_DAYS, agentIds: AGENTS });
      expect(comparable(days)).toEqual(comparable(foldRead(read)));
      expect((await keepRead(db, read)).rows).toBe(0);
    }),
    { numRuns: 30 },
  );
});

it('says after many reads what the last read of each half hour said', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(aRead, { minLength: 2, maxLength: 4 }), async (reads) => {
      await emptyDatabase(db);
      const model = new Map<string, Map<string, number>>();
      // Everybody: a half hour that is read again is read for all who were read before.
      for (const read of reads.map((one) => ({ ...one, agentIds: AGENTS }))) {
        await keepRead(db, read);
        for (const [row, numbers] of plainRows(foldRead(read))) model.set(row, numbers);
      }
      const days = await readAgentDays(db, { span: TWO_DAYS, agentIds: AGENTS });
      expect(plainRows(days)).toEqual(model);
    }),
    { numRuns: 20 },
  );
});

/** A plain row for each agent, half hour and kind of read: only what is not zero. */
function plainRows(days: readonly AgentDay[]): Map<string, Map<string, number>> {
  const rows = new Map<string, Map<string, number>>();
  for (const day of days) {
    const { parts, presence, agentId, dayStartMs } = day;
    for (const [slot, startMs] of halfHourStartsMs({
      startMs: dayStartMs,
      endMs: dayStartMs + DAY_MS,
    }).entries()) {
      const readAtMs = day.readAtMs[slot] ?? NaN;
      const numbers = new Map([['readAtMs', readAtMs]]);
      const add = (name: string, value = 0) => value !== 0 && numbers.set(name, value);
      for (const { queueId, mediaType, worked, booked, started, conversations } of parts) {
        const key = `${queueId} ${mediaType}`;
        add(`${key} conversations`, conversations[slot]);
        for (const [family, metrics] of Object.entries({ worked, booked, started })) {
          for (const [name, slots] of Object.entries(metrics)) {
            add(`${key} ${family}.${name}`, slots[slot]);
          }
        }
      }
      for (const name of ['busy', 'tHoldElsewhere', 'conversations', 'openLegs'] as const) {
        add(name, day[name][slot]);
      }
      if (!Number.isNaN(readAtMs)) rows.set(`work ${agentId} ${startMs}`, numbers);
      const presenceReadAtMs = presence?.readAtMs[slot] ?? NaN;
      if (presence === null || Number.isNaN(presenceReadAtMs)) continue;
      rows.set(
        `presence ${agentId} ${startMs}`,
        new Map([
          ['readAtMs', presenceReadAtMs],
          ...Object.entries(presence.metrics).map(
            ([name, slots]) => [name, slots[slot] ?? 0] as const,
          ),
        ]),
      );
    }
  }
  return rows;
}

/** In an order of its own, and without what is said of half hours that were not read. */
function comparable(days: readonly AgentDay[]): AgentDay[] {
  return days
    .map((day) => mergeAgentDay(undefined, day))
    .map((day) => ({
      ...day,
      parts: day.parts.toSorted((a, b) =>
        `${a.queueId} ${a.mediaType}` < `${b.queueId} ${b.mediaType}` ? -1 : 1,
      ),
    }))
    .toSorted((a, b) => a.dayStartMs - b.dayStartMs || (a.agentId < b.agentId ? -1 : 1));
}
