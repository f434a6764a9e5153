import { addTotals, totalsOf } from '@halfhour/core';
import { at, chat, holding, leg, talk, talking, wrappingUp } from '@halfhour/core/testing';
import { expect, it } from 'vitest';
import { makeAnswer } from './make-answer.ts';
import { answered, asking, IDLE, ON_QUEUE, plain, wholeDays } from './testing.ts';

it('sums up what the report says, half hour by half hour and all in all', async () => {
  const { input, report } = await asking({
    legs: [talk('anna', '09:35', '10:05'), chat('bea', '09:00', '11:20')],
    presence: { anna: ON_QUEUE, bea: ON_QUEUE },
  });
  const answer = makeAnswer(input);
  const intervals = report.agents.flatMap((agent) => agent.intervals);
  expect(answer.totals).toEqual(totalsOf(intervals));
  for (const parts of [answer.halfHours, answer.agents, answer.days]) {
    expect(addTotals(parts.map(({ totals }) => totals))).toEqual(answer.totals);
  }
});

it('heads the answer with who, which day, local times and the zone', async () => {
  const { heading } = await answered({}, { teamNames: ['Billing'], now: '10:05' });
  expect(heading).toEqual({
    scope: 'Billing',
    scopeWithoutNames: 'Billing',
    day: 'Today, Fri 20 Nov',
    clock: '09:00–10:30 GMT',
    zoneName: 'GMT',
  });
});

it('names a few of those asked for and counts the rest; without names it counts all', async () => {
  const agentNames = ['Anna Ode', 'Bea Lim', 'Cleo Po', 'Dan Roe', 'Eva Su'];
  const { heading } = await answered({}, { agentNames, queueNames: ['Support'] });
  expect(heading.scope).toBe('Anna Ode, Bea Lim, Cleo Po and 2 other agents, queue Support');
  expect(heading.scopeWithoutNames).toBe('5 agents, queue Support');
  expect((await answered({})).heading.scope).toBe('All agents');
});

it.each([
  ['yesterday', '2026-11-19', 'Yesterday, Thu 19 Nov', '00:00–24:00 GMT'],
  ['the clocks going back', '2026-10-25', 'Sun 25 Oct', '00:00–24:00 BST, then GMT'],
  ['another year', '2025-03-30', 'Sun 30 Mar 2025', '00:00–24:00 GMT, then BST'],
])('heads %s', async (_, date, day, clock) => {
  const days = wholeDays('Europe/London', date);
  expect((await answered({}, { days })).heading).toMatchObject({ day, clock });
});

it('says that an overnight shift ends on the next day', async () => {
  const span = { startMs: at('2026-11-19T22:00:00Z'), endMs: at('2026-11-20T06:00:00Z') };
  const answer = await answered({}, { days: [{ date: '2026-11-19', span }] });
  expect(answer.heading).toMatchObject({
    day: 'Yesterday, Thu 19 Nov',
    clock: '22:00–06:00 (next day) GMT',
  });
  expect(answer.days).toHaveLength(1);
});

it.each([
  ['2026-03-29', 46],
  ['2026-11-19', 48],
  ['2026-10-25', 50],
])('has every half hour of %s, each labelled once: %i', async (date, count) => {
  const { halfHours } = await answered({}, { days: wholeDays('Europe/London', date) });
  expect(halfHours).toHaveLength(count);
  expect(new Set(halfHours.map(({ label }) => label)).size).toBe(count);
});

it('leaves the half hours between the stretches of several days out of every figure', async () => {
  const days = ['2026-11-18', '2026-11-19'].map((date) => ({
    date,
    span: { startMs: at(`${date}T09:00:00Z`), endMs: at(`${date}T10:00:00Z`) },
  }));
  const legs = [
    talk('anna', '2026-11-18T09:00:00Z', '2026-11-18T09:20:00Z'),
    talk('anna', '2026-11-18T20:00:00Z', '2026-11-18T20:20:00Z'),
    talk('anna', '2026-11-19T09:40:00Z', '2026-11-19T09:50:00Z'),
  ];
  const answer = await answered({ legs }, { days });
  expect(answer.heading).toMatchObject({
    day: 'Wed 18 to Thu 19 Nov',
    clock: '09:00–10:00 each day, GMT',
  });
  expect(answer.halfHours).toHaveLength(4);
  expect(answer.totals.work?.tTalk).toBe(30 * 60_000);
  expect(answer.days.map(({ label, totals }) => [label, totals.work?.tTalk])).toEqual([
    ['Wed 18 Nov', 20 * 60_000],
    ['Thu 19 Nov', 10 * 60_000],
  ]);
});

it('marks what nobody worked, what runs and what is not known apart from a low level', async () => {
  const world = { agents: ['anna'], legs: [talk('anna', '09:00', '09:24')] };
  const on = await answered({ ...world, presence: { anna: ON_QUEUE } }, { now: '10:05' });
  expect(on.halfHours.map(({ mark }) => mark)).toEqual([
    { kind: 'level', eighths: 6 },
    { kind: 'level', eighths: 1 },
    { kind: 'running' },
  ]);
  const off = await answered({ ...world, legs: [] });
  expect(off.halfHours[0]?.mark).toEqual({ kind: 'notOnQueue' });
  const workingWhileOff = await answered(world);
  expect(workingWhileOff.halfHours[0]?.mark).toEqual({ kind: 'unknown' });
});

const half = (agentId: string, busyMinutes: number) =>
  ['09:00', '09:30', '10:00', '10:30', '11:00', '11:30'].map((from) => {
    const [hour, minute] = from.split(':').map(Number);
    const to = `${hour}:${String((minute ?? 0) + busyMinutes).padStart(2, '0')}`;
    return talk(agentId, from, to.padStart(5, '0'));
  });

it('counts agents in their band, both ends included, on half hours of ten minutes on queue', async () => {
  const brief = { ...ON_QUEUE, onQueue: 599_999 };
  const { bands } = await answered({
    agents: ['low', 'from', 'to', 'high', 'brief'],
    legs: [...half('low', 20), ...half('from', 21), ...half('to', 25), ...half('high', 27)],
    presence: { low: ON_QUEUE, from: ON_QUEUE, to: ON_QUEUE, high: ON_QUEUE, brief },
  });
  // 25 of 30 minutes are 83 %.
  expect(bands).toEqual({
    band: { from: 0.7, to: 0.85 },
    inBand: 2,
    over: 1,
    under: 1,
    noVerdict: 1,
  });
});

it('lets a team have a band of its own', async () => {
  const { bands } = await answered(
    {
      legs: [...half('anna', 25), ...half('bea', 25)],
      presence: { anna: ON_QUEUE, bea: ON_QUEUE },
    },
    { bandOf: (id) => (id === 'anna' ? { from: 0.5, to: 0.6 } : { from: 0.7, to: 0.85 }) },
  );
  expect(bands).toMatchObject({ band: null, inBand: 1, over: 1 });
});

it('tells what needs a look in facts with figures, worst first', async () => {
  const afterCall = ['09:00', '10:00', '11:00'].map((from) =>
    leg('cleo', [
      talking(from, from.replace(':00', ':10')),
      wrappingUp(from.replace(':00', ':10'), from.replace(':00', ':22')),
    ]),
  );
  const answer = await answered({
    agents: ['anna', 'bea', 'cleo', 'dan'],
    legs: [...half('anna', 29), ...half('dan', 24), ...afterCall],
    presence: {
      anna: ON_QUEUE,
      bea: IDLE,
      cleo: { ...ON_QUEUE, notResponding: 60_000 },
      dan: ON_QUEUE,
    },
  });
  expect(
    answer.needsALook.shown.map(({ name, reasons }) => [
      name,
      ...reasons.map(({ words }) => plain(words)),
    ]),
  ).toEqual([
    ['bea', 'under 70 % for 6 half hours, idle for 3 h of them'],
    ['anna', 'over 85 % for 6 half hours, highest 97 % at 09:00'],
    ['cleo', 'ACW is 55 % of handle time (36 min of 1 h 6 min)', 'not responding for 6 min'],
  ]);
  expect(answer.needsALook.others).toBe(0);
});

it('tells five at the most and counts the others', async () => {
  const agents = Array.from({ length: 22 }, (_, index) => `agent ${index}`);
  const presence = Object.fromEntries(agents.map((id) => [id, IDLE]));
  const { needsALook } = await answered({ agents, presence });
  expect(needsALook.shown).toHaveLength(5);
  expect(needsALook.others).toBe(17);
  expect(needsALook.byReason).toEqual([{ kind: 'under', agents: 22 }]);
});

it('says of one agent that data is missing, but not of each when it is missing of all', async () => {
  const { input, report } = await asking({
    legs: half('anna', 24),
    presence: { anna: ON_QUEUE, bea: ON_QUEUE },
  });
  const unread = (id: string) => ({
    ...report,
    agents: report.agents.map((agent) => ({
      ...agent,
      intervals: agent.intervals.map((interval) =>
        agent.agent.id === id || id === 'all'
          ? { ...interval, state: 'MISSING' as const, work: null, asOfMs: null, utilization: null }
          : interval,
      ),
    })),
  });
  const one = makeAnswer({ ...input, report: unread('anna') });
  expect(one.needsALook.shown).toMatchObject([
    { name: 'anna', reasons: [{ kind: 'noData', words: 'no data for 6 of 6 half hours' }] },
  ]);
  expect(one.freshness).toMatchObject({ agentHalfHoursMissing: 6, agentHalfHours: 12 });
  const all = makeAnswer({ ...input, report: unread('all') });
  expect(all.needsALook.shown).toEqual([]);
  expect(all.freshness).toMatchObject({
    asOfMs: null,
    missing: [{ startMs: at('09:00'), endMs: at('12:00') }],
  });
});

it('tells the oldest read of what still changes, and what runs or may change', async () => {
  const { freshness } = await answered(
    { presence: { anna: ON_QUEUE, bea: ON_QUEUE } },
    { now: '10:10' },
  );
  expect(freshness).toMatchObject({
    asOfMs: at('10:09'),
    running: [{ startMs: at('10:00'), endMs: at('10:30') }],
    provisional: [{ startMs: at('09:00'), endMs: at('10:00') }],
    missing: [],
  });
});

it('tells each trouble once, and how many agents are too many', async () => {
  const trouble = {
    kind: 'PRESENCE',
    reason: 'PERMISSION_MISSING',
    message: 'Presence could not be read.',
    missingPermissions: ['analytics:userAggregate:view'],
    correlationId: null,
  } as const;
  const { freshness } = await answered(
    {
      agents: ['anna', 'bea', 'cleo'],
      unread: [
        { ...trouble, span: { startMs: at('09:00'), endMs: at('10:00') } },
        { ...trouble, span: { startMs: at('10:00'), endMs: at('12:00') } },
      ],
    },
    { query: { first: 2 }, notes: ['You can see team Support only.'] },
  );
  expect(freshness.unread).toMatchObject([{ span: { startMs: at('09:00'), endMs: at('12:00') } }]);
  expect(freshness).toMatchObject({
    agentsLeftOut: 1,
    notes: ['You can see team Support only.'],
  });
});

it('refuses a question about days that the report does not have', async () => {
  const { input } = await asking({});
  const asked = { ...input.asked, days: wholeDays('Europe/London', '2026-11-10') };
  expect(() => makeAnswer({ ...input, asked })).toThrow(/None of the days/u);
});

it('answers about nobody', async () => {
  const answer = await answered({ agents: [] });
  expect(answer).toMatchObject({
    agents: [],
    halfHours: [],
    bands: { inBand: 0, noVerdict: 0 },
    needsALook: { shown: [], others: 0 },
    totals: { work: null, utilization: null },
    freshness: { asOfMs: null, agentHalfHours: 0 },
  });
});

it('does not call for a look at single half hours, which go up and down by themselves', async () => {
  const upAndDown = ['09:00', '09:30', '10:00', '10:30', '11:00', '11:30'].map((from, index) =>
    talk(
      'anna',
      from,
      from.replace(/\d\d$/u, (minute) => `${Number(minute) + (index % 2 ? 18 : 28)}`),
    ),
  );
  const presence = { anna: { ...ON_QUEUE, idle: 900_000 } };
  const { needsALook } = await answered({ agents: ['anna'], legs: upAndDown, presence });
  expect(needsALook.shown).toEqual([]);
});

it('calls for a look at four in a row, though all together are in band', async () => {
  const legs = ['09:00', '09:30', '10:00', '10:30', '11:00', '11:30'].map((from, index) =>
    talk(
      'anna',
      from,
      from.replace(/\d\d$/u, (minute) => `${Number(minute) + (index < 2 ? 14 : 28)}`),
    ),
  );
  const { needsALook, bands } = await answered({
    agents: ['anna'],
    legs,
    presence: { anna: ON_QUEUE },
  });
  expect(bands.inBand).toBe(1);
  expect(needsALook.shown[0]?.reasons.map(({ words }) => plain(words))).toEqual([
    'over 85 % for 4 half hours in a row from 10:00, highest 93 % at 10:00',
  ]);
});

it('judges from exactly ten minutes on queue on, and whole percents at the ends of the band', async () => {
  // 25 of 30 minutes are shown as 83 %, 21 of 30 are 70 %.
  const tenMinutes = { ...ON_QUEUE, onQueue: 600_000 };
  const { bands } = await answered(
    {
      legs: [...half('anna', 25), ...half('bea', 21)],
      presence: { anna: tenMinutes, bea: tenMinutes },
    },
    { bandOf: () => ({ from: 0.7, to: 0.83 }) },
  );
  expect(bands).toMatchObject({ inBand: 2, noVerdict: 0 });
});

it('leaves hold of a chat while working on another one out of the share of hold', async () => {
  const held = leg('anna', [talking('09:00', '09:10'), holding('09:10', '09:50')], {
    mediaType: 'chat',
  });
  const presence = { anna: ON_QUEUE };
  const busyElsewhere = talk('anna', '09:10', '09:50');
  const waiting = await answered({ agents: ['anna'], legs: [held], presence });
  const working = await answered({ agents: ['anna'], legs: [held, busyElsewhere], presence });
  const kinds = ({ needsALook }: typeof waiting) =>
    needsALook.shown.flatMap(({ reasons }) => reasons.map(({ words }) => plain(words)));
  expect(kinds(waiting)).toEqual(['hold is 80 % of handle time (40 min of 50 min)']);
  expect(kinds(working)).toEqual([]);
});

it('is as of the oldest read of what still changes, and else of the newest', async () => {
  const { input, report } = await asking({ presence: { anna: ON_QUEUE } }, { now: '12:10' });
  const readAt = (asOfMs: number, state: 'SETTLED' | 'PROVISIONAL') => ({
    ...report,
    agents: report.agents.map((agent, index) => ({
      ...agent,
      intervals: agent.intervals.map((one) => ({ ...one, state, asOfMs: asOfMs + index * 60_000 })),
    })),
  });
  const asOf = (made: typeof report) => makeAnswer({ ...input, report: made }).freshness.asOfMs;
  expect(asOf(readAt(at('12:00'), 'PROVISIONAL'))).toBe(at('12:00'));
  expect(asOf(readAt(at('12:00'), 'SETTLED'))).toBe(at('12:01'));
});
