import { expect, it } from 'vitest';
import { at, chat, leg, talk, talking, wrappingUp } from '../testing/legs.ts';
import { type MemoryWorld, memoryWorld } from '../testing/memory-source.ts';
import { addTotals, totalsOf } from '../utilization/totals.ts';
import { explain } from './explain.ts';
import { type ReportQuery, report } from './report.ts';
import type { Unread } from './source.ts';

const HALF_HOUR = { loggedIn: 1_800_000, interacting: 900_000, idle: 600_000, communicating: 0 };
const MINUTE_MS = 60_000;
const signal = new AbortController().signal;
const clockTime = (atMs: number) => new Date(atMs).toISOString().slice(11, 16);

function ask(
  world: Partial<MemoryWorld>,
  query: Partial<ReportQuery> = {},
  { now = '18:00', settleMs = 45 * MINUTE_MS } = {},
) {
  const deps = {
    ...memoryWorld({ agents: ['anna', 'bea', 'cleo'], asOfMs: at(now), ...world }),
    nowMs: () => at(now),
    settleMs,
  };
  return report({ fromMs: at('09:00'), toMs: at('10:30'), ...query }, deps, signal);
}

it('answers every half hour of every agent, in order of name and time', async () => {
  const answer = await ask({ agents: ['cleo', 'anna'], legs: [talk('anna', '09:35', '10:05')] });
  expect(answer.agents.map(({ agent }) => agent.name)).toEqual(['anna', 'cleo']);
  expect(answer.agents[0]?.intervals.map(({ work }) => work?.tTalk)).toEqual([
    0,
    25 * MINUTE_MS,
    5 * MINUTE_MS,
  ]);
  expect(answer.agents[1]?.intervals.map(({ work }) => work?.tTalk)).toEqual([0, 0, 0]);
});

it('widens the window to whole half hours', async () => {
  const { window } = await ask({}, { fromMs: at('09:10'), toMs: at('09:31') });
  expect(window).toEqual({ startMs: at('09:00'), endMs: at('10:00') });
});

it('answers 31 local days of which one has an hour more', async () => {
  const fromMs = Date.parse('2026-09-30T23:00Z');
  const window = { fromMs, toMs: Date.parse('2026-11-01T00:00Z') };
  expect((await ask({ agents: ['anna'] }, window)).window.startMs).toBe(fromMs);
  await expect(ask({}, { ...window, toMs: window.toMs + 1 })).rejects.toThrow('the most is 31');
});

it('ends the answer with the half hour that is running', async () => {
  const { window } = await ask({}, { toMs: at('23:00') }, { now: '10:05' });
  expect(window.endMs).toBe(at('10:30'));
});

it('leaves out a half hour that began so lately that nothing of it can have been read', async () => {
  const early = await ask({}, { toMs: at('23:00') }, { now: '10:01' });
  const later = await ask({}, { toMs: at('23:00') }, { now: '10:01:01' });
  expect(early.window.endMs).toBe(at('10:00'));
  expect(later.window.endMs).toBe(at('10:30'));
});

it('names its denominators: busy ÷ loggedIn and interacting ÷ (interacting + communicating + idle)', async () => {
  const answer = await ask({
    legs: [chat('anna', '09:00', '09:10'), chat('anna', '09:05', '09:15')],
    presence: { anna: HALF_HOUR },
  });
  const interval = answer.agents[0]?.intervals[0];
  expect(interval?.utilization).toBe(0.5);
  expect(interval?.occupancy).toBe(0.6);
});

it('adds up the totals of pages to the totals of all', async () => {
  const world = {
    legs: [talk('anna', '09:35', '10:05'), chat('bea', '09:00', '10:20'), talk('cleo', '10:00')],
    presence: { anna: HALF_HOUR, cleo: HALF_HOUR },
  };
  const whole = await ask(world);
  const first = await ask(world, { first: 2 });
  const rest = await ask(world, { first: 2, after: first.agents.at(-1)?.cursor });
  const totals = ({ agents }: typeof whole) =>
    totalsOf(agents.flatMap(({ intervals }) => intervals));
  expect(addTotals([totals(first), totals(rest), totalsOf([])])).toEqual(totals(whole));
  expect(addTotals([])).toEqual(totalsOf([]));
});

it('gives null and not 0 where nobody was logged in', async () => {
  const answer = await ask({ legs: [talk('anna', '09:00', '09:10')] });
  expect(answer.agents[0]?.intervals[0]?.utilization).toBeNull();
  expect(totalsOf(answer.agents.flatMap(({ intervals }) => intervals)).utilization).toBeNull();
});

const noConversations: Unread = {
  kind: 'CONVERSATIONS',
  reason: 'PERMISSION_MISSING',
  message: 'The OAuth client may not read conversations.',
  missingPermissions: ['analytics:conversationDetail:view'],
  span: { startMs: at('09:00'), endMs: at('10:30') },
  correlationId: null,
};

it('shows no number for what was not read, and says what and why', async () => {
  const answer = await ask({
    legs: [talk('anna', '09:00', '09:10')],
    presence: { anna: HALF_HOUR },
    unread: [noConversations],
  });
  const interval = answer.agents[0]?.intervals[0];
  expect(interval).toMatchObject({ state: 'MISSING', work: null, utilization: null, asOfMs: null });
  expect(interval?.presence?.loggedIn).toBe(1_800_000);
  expect(answer.unread).toEqual([noConversations]);
});

it('keeps the work when only presence could not be read', async () => {
  const answer = await ask({
    legs: [talk('anna', '09:00', '09:10')],
    unread: [{ ...noConversations, kind: 'PRESENCE' }],
  });
  expect(answer.agents[0]?.intervals[0]).toMatchObject({
    presence: null,
    utilization: null,
    occupancy: null,
    work: { tTalk: 10 * MINUTE_MS },
  });
});

it('leaves what was not read out of totals and counts it', async () => {
  const answer = await ask({ legs: [talk('anna', '09:00', '09:10')], asOfMs: at('09:40') });
  const totals = totalsOf(answer.agents[0]?.intervals ?? []);
  expect(totals).toMatchObject({
    agentHalfHoursRead: 2,
    agentHalfHoursMissing: 1,
    work: { tTalk: 10 * MINUTE_MS },
    state: 'MISSING',
    asOfMs: null,
  });
});

it('divides only what was read whole: the running half hour is in no ratio', async () => {
  const answer = await ask(
    { legs: [talk('anna', '09:00', '09:59')], presence: { anna: HALF_HOUR }, asOfMs: at('09:40') },
    { toMs: at('10:00') },
    { now: '09:41' },
  );
  const [whole, running] = answer.agents[0]?.intervals ?? [];
  expect([whole?.utilization, running?.utilization]).toEqual([1, null]);
  const { utilization, basis } = totalsOf(answer.agents[0]?.intervals ?? []);
  expect(utilization).toBe(1);
  expect(basis.utilization).toEqual({
    agentHalfHours: 1,
    busyMs: 1_800_000,
    loggedInMs: 1_800_000,
  });
});

it.each([
  ['10:10', ['PROVISIONAL', 'PROVISIONAL', 'RUNNING']],
  ['10:16', ['SETTLED', 'PROVISIONAL', 'RUNNING']],
  ['10:45', ['SETTLED', 'SETTLED', 'PROVISIONAL']],
  ['2026-11-23T23:59:59Z', ['SETTLED', 'SETTLED', 'SETTLED']],
  ['2026-11-24T00:00:00Z', ['FINAL', 'FINAL', 'FINAL']],
])('says at %s how far each half hour can be trusted', async (now, states) => {
  const answer = await ask({}, {}, { now });
  expect(answer.agents[0]?.intervals.map(({ state }) => state)).toEqual(states);
});

it('does not settle a half hour in which a leg is still open, and says how many are', async () => {
  const open = leg('anna', [talking('09:10', '09:20'), wrappingUp('09:20')]);
  const answer = await ask({ legs: [open] }, { toMs: at('09:30') });
  const first = answer.agents.map(({ intervals }) => intervals[0]);
  expect(first.map((one) => one?.state)).toEqual(['PROVISIONAL', 'SETTLED', 'SETTLED']);
  expect(first.map((one) => one?.openLegs)).toEqual([1, 0, 0]);
});

it('counts only the work that the filter lets pass, but busy as a whole', async () => {
  const legs = [
    talk('anna', '09:00', '09:10', { queue: 'billing' }),
    chat('anna', '09:10', '09:15', { queue: 'support' }),
  ];
  const world = { legs, queues: { billing: ['anna'] } };
  const byQueue = await ask(world, { queueIds: ['billing'] });
  expect(byQueue.agents.map(({ agent }) => agent.id)).toEqual(['anna']);
  expect(byQueue.agents[0]?.intervals[0]?.work).toMatchObject({
    tTalk: 10 * MINUTE_MS,
    busy: 15 * MINUTE_MS,
    conversations: 1,
    booked: { handled: 1 },
  });
  const byMedia = await ask(world, { agentIds: ['anna'], mediaTypes: ['chat'] });
  expect(byMedia.agents[0]?.intervals[0]?.work?.tTalk).toBe(5 * MINUTE_MS);
});

it('takes agents and teams together for the agents who are in one of the teams', async () => {
  const answer = await ask(
    { teams: { red: ['anna', 'bea'] } },
    { agentIds: ['bea', 'cleo'], teamIds: ['red'] },
  );
  expect(answer.agents.map(({ agent }) => agent.id)).toEqual(['bea']);
});

it('pages over agents without losing or repeating one, people without a name last', async () => {
  const agents = [
    { id: '3', name: null, active: true },
    { id: '2', name: 'Zoë', active: true },
    { id: '1', name: 'Zoë', active: true },
    { id: '4', name: 'Al', active: true },
    { id: '5', name: 'Gone', active: false },
  ];
  const seen: string[] = [];
  let after: string | undefined;
  for (let page = 0; page < 4; page++) {
    const answer = await ask({ agents }, { first: 1, after });
    expect(answer.totalCount).toBe(4);
    expect(answer.hasNextPage).toBe(page < 3);
    seen.push(...answer.agents.map(({ agent }) => agent.id));
    after = answer.agents.at(-1)?.cursor;
  }
  expect(seen).toEqual(['4', '1', '2', '3']);
});

it('finds people who have left when they are named', async () => {
  const agents = [{ id: '5', name: 'Gone', active: false }];
  const answer = await ask({ agents, legs: [talk('5', '09:00', '09:10')] }, { agentIds: ['5'] });
  expect(answer.agents[0]?.intervals[0]?.work?.tTalk).toBe(10 * MINUTE_MS);
});

it.each<[string, Partial<ReportQuery>, RegExp]>([
  ['to', { fromMs: at('10:00'), toMs: at('10:00') }, /to must be after from/u],
  ['to', { fromMs: at('10:00'), toMs: at('09:00') }, /from is 2026-11-20T10:00:00.000Z/u],
  ['from', { fromMs: NaN }, /not an instant/u],
  ['to', { toMs: Infinity }, /not an instant/u],
  ['to', { fromMs: at('2026-10-01T00:00:00Z') }, /51 days; the most is 31/u],
  ['from', { fromMs: at('18:30'), toMs: at('19:00') }, /in the future/u],
  ['agentIds', { agentIds: ['anna', 'nobody'] }, /no agent with the id nobody/u],
  [
    'agentIds',
    { agentIds: Array.from({ length: 1001 }, String) },
    /1001 agents; the most .* 1000/u,
  ],
  ['teamIds', { teamIds: ['green'] }, /no team with the id green/u],
  ['queueIds', { queueIds: ['green'] }, /no queue with the id green/u],
  ['first', { first: 0 }, /from 1 to 1000/u],
  ['first', { first: 1001 }, /from 1 to 1000/u],
  ['after', { after: 'made up' }, /endCursor of an earlier answer/u],
])('says what is wrong with %s: %o', async (argument, query, message) => {
  await expect(ask({}, query)).rejects.toMatchObject({
    name: 'ReportInputError',
    argument,
    message: expect.stringMatching(message),
  });
});

it('explains why Genesys’ number differs: what ran here, what it books elsewhere', async () => {
  const deps = {
    ...memoryWorld({
      agents: ['anna'],
      asOfMs: at('18:00'),
      legs: [talk('anna', '09:35', '10:16'), talk('bea', '09:35', '09:36')],
    }),
    nowMs: () => at('18:00'),
    settleMs: 0,
  };
  const answer = await explain({ agentId: 'anna', atMs: at('09:40'), clockTime }, deps, signal);
  expect(answer.interval.work).toMatchObject({ tTalk: 25 * MINUTE_MS, booked: { tHandle: 0 } });
  expect(answer.legs.map(({ sentence }) => sentence)).toEqual([
    'Genesys books this 41 min voice leg wholly in 10:00, where it was finished; ' +
      '25 min of it ran here.',
  ]);
  expect(answer.legs[0]?.segments[0]?.inside).toEqual({ startMs: at('09:35'), endMs: at('10:00') });
});

it('tells in an explanation what could not be read, once', async () => {
  const deps = {
    ...memoryWorld({ agents: ['anna'], asOfMs: at('18:00'), unread: [noConversations] }),
    nowMs: () => at('18:00'),
    settleMs: 0,
  };
  const legsOnly = {
    ...deps.source,
    readAgentDays: async () => ({ agentDays: [], unread: [], unknownTypes: new Map() }),
  };
  const query = { agentId: 'anna', atMs: at('09:40'), clockTime };
  expect((await explain(query, deps, signal)).unread).toEqual([noConversations]);
  expect((await explain(query, { ...deps, source: legsOnly }, signal)).unread).toEqual([
    noConversations,
  ]);
});
