import { expect, it } from 'vitest';
import { createSeenDirectory } from '../access/seen-directory.ts';
import type { Unread } from '../report/source.ts';
import { memoryWorld } from '../testing/memory-source.ts';
import type { AgentShift } from './published-days.ts';
import { planDue, planningWindow } from './plan.ts';
import type { ScheduleSource } from './schedule-source.ts';
import type { Shift } from './shift.ts';
import { createShifts } from './create-shifts.ts';
import { aShift, shiftFrom } from './testing.ts';
import { memoryPublishedStore, memoryShiftStore } from './testing-stores.ts';

const { signal } = new AbortController();
const at = (text: string) => Date.parse(`2026-11-${text}Z`);
/** A Friday. */
const NOW_MS = at('20T12:00');

const TROUBLE: Unread = {
  kind: 'SCHEDULES',
  reason: 'PERMISSION_MISSING',
  message: 'The role lacks wfm:publishedSchedule:view.',
  missingPermissions: ['wfm:publishedSchedule:view'],
  span: { startMs: 0, endMs: 0 },
  correlationId: null,
};

/** Shifts in a centre of two teams, whose management unit m1 has published these shifts. */
function centre(shifts: readonly Shift[] = [], planned: readonly AgentShift[] | Unread = []) {
  const { directory } = memoryWorld({
    agents: ['anna', 'bea', 'carl'],
    teams: { t1: ['anna', 'bea'], t2: ['carl'] },
    queues: { q1: ['carl'] },
    groups: { g1: ['bea'] },
    asOfMs: 0,
  });
  const reads: string[] = [];
  const schedules: ScheduleSource = {
    async read({ unitId, span }) {
      reads.push(`${unitId} ${new Date(span.startMs).toISOString()}`);
      if ('kind' in planned) return { kind: 'unread', unread: planned };
      const weeks = [{ fromDate: '2026-11-16', weekCount: 1 }];
      return { kind: 'read', agentIds: ['anna', 'bea'], shifts: planned, weeks };
    },
    units: async () => ({ units: [{ id: 'm1', name: 'Unit' }], unread: [] }),
  };
  const store = memoryShiftStore(shifts, NOW_MS);
  const published = memoryPublishedStore();
  const made = createShifts({ store, published, schedules, nowMs: () => NOW_MS });
  const by = { directory, signal, origin: 'graphql' } as const;
  const seenBy = (...ids: string[]) => {
    const viewer = { kind: 'some', agentIds: new Set(ids), words: 'some' } as const;
    return { ...by, directory: createSeenDirectory(directory, viewer) };
  };
  return { shifts: made, by, seenBy, reads };
}

const LATE = { name: 'Late', zone: 'Europe/London', start: '13:00', end: '22:00' };
const UNIT = { kind: 'managementUnit', id: 'm1' } as const;

it.each([
  [{ agentIds: ['anna'] }, { agentIds: ['anna', 'zoe'] }, 'agentIds', 'no agent with the id zoe'],
  [{ teamId: 't1' }, { teamId: 't9' }, 'teamId', 'no team with the id t9'],
  [{ queueId: 'q1' }, { queueId: 'q9' }, 'queueId', 'no queue with the id q9'],
  [{ groupId: 'g1' }, { groupId: 'g9' }, 'groupId', 'no group with the id g9'],
  [
    { managementUnitId: 'm1' },
    { managementUnitId: 'm9' },
    'managementUnitId',
    'no management unit',
  ],
])(
  'is made of those whom Genesys knows, %j, and of nobody else',
  async (known, other, argument, words) => {
    const { shifts, by } = centre();
    const shift = await shifts.create({ ...LATE, ...known }, by);
    expect(await shifts.byName('late')).toEqual(shift);
    const refusal = { argument, message: expect.stringContaining(words) };
    await expect(shifts.create({ ...LATE, ...other, name: 'Other' }, by)).rejects.toMatchObject(
      refusal,
    );
    await expect(shifts.update(shift, other, by)).rejects.toMatchObject(refusal);
  },
);

it('is not made of a team of which the one who asks may see nobody', async () => {
  const { shifts, seenBy } = centre();
  const creating = shifts.create({ ...LATE, teamId: 't2' }, seenBy('anna'));
  await expect(creating).rejects.toThrow('You can see no team with the id t2');
});

it('changes what is told and leaves the rest', async () => {
  const { shifts, by } = centre();
  const shift = await shifts.create({ ...LATE, teamId: 't1', weekdays: ['friday'] }, by);
  const changed = await shifts.update(shift, { end: '23:00' }, by);
  expect(changed).toMatchObject({ endMinute: 23 * 60, weekdays: [5], version: 2 });
  await expect(shifts.update({ id: 'none', version: 1 }, {}, by)).rejects.toThrow('no shift with');
});

it('runs by what is published, is planned by it, and is of who is scheduled', async () => {
  const unit = shiftFrom('13:00-22:00', { who: UNIT });
  const overtime = { agentId: 'bea', startMs: at('20T12:30'), endMs: at('20T23:45') };
  const { shifts, by, reads } = centre([unit], [overtime]);
  await shifts.readPublished(signal);
  await shifts.readPublished(signal);
  expect(reads).toEqual(['m1 2026-11-19T00:00:00.000Z']);
  const days = await shifts.daysOf(unit, { fromDate: '2026-11-18', toDate: '2026-11-22' });
  expect(days).toMatchObject([
    { date: '2026-11-18', scheduledAgentIds: null },
    { date: '2026-11-20', span: { startMs: overtime.startMs, endMs: overtime.endMs } },
  ]);
  const window = planningWindow(NOW_MS);
  const toPlan = await shifts.toPlan(window);
  const due = planDue(toPlan.shifts, window, toPlan.publishedOf);
  expect(due.map(({ localDate, dueAtMs }) => [localDate, dueAtMs])).toEqual([
    ['2026-11-20', at('20T23:55')],
  ]);
  const idsOf = async (day: (typeof days)[number] | null) =>
    (await shifts.membersOf(unit, day, by)).agents.map(({ id }) => id);
  expect(await idsOf(days[1]!)).toEqual(['bea']);
  expect(await idsOf(days[0]!)).toEqual(['anna', 'bea']);
});

it('runs at its written times while nothing can be read, and says why', async () => {
  const unit = shiftFrom('13:00-22:00', { who: UNIT });
  const { shifts, by } = centre([unit], TROUBLE);
  expect((await shifts.membersOf(unit, null, by)).unread).toMatchObject([
    { reason: 'NOT_READ_YET' },
  ]);
  await shifts.readPublished(signal);
  expect(await shifts.readingOf(unit)).toMatchObject({ trouble: TROUBLE });
  const days = await shifts.daysOf(unit, { fromDate: '2026-11-20', toDate: '2026-11-20' });
  expect(days).toMatchObject([{ span: { startMs: at('20T13:00'), endMs: at('20T22:00') } }]);
  expect(await shifts.membersOf(unit, days[0]!, by)).toEqual({ agents: [], unread: [TROUBLE] });
});

it('knows who works in it, and says when its team is there no longer', async () => {
  const { shifts, by } = centre();
  const members = async (who: Shift['who']) => {
    const { agents, unread } = await shifts.membersOf(aShift({ who }), null, by);
    return [...agents.map(({ id }) => id), ...unread.map(({ message }) => message)];
  };
  expect(await members({ kind: 'agents', agentIds: ['carl'] })).toEqual(['carl']);
  expect(await members({ kind: 'team', id: 't1' })).toEqual(['anna', 'bea']);
  expect(await members({ kind: 'queue', id: 'q1' })).toEqual(['carl']);
  expect(await members({ kind: 'group', id: 'g1' })).toEqual(['bea']);
  expect(await members({ kind: 'team', id: 't9' })).toEqual(['There is no team with the id t9.']);
});

it('was lately worked by those whom the one who asks may see', async () => {
  const weekly = aShift({ id: 'weekly', name: 'Weekly', weekdays: [5], validTo: '2026-11-19' });
  const other = aShift({ id: 'other', name: 'Other', who: { kind: 'team', id: 't2' } });
  const ended = aShift({ id: 'ended', name: 'Ended', endedAtMs: at('20T11:00') });
  const { shifts, by, seenBy } = centre([weekly, other, ended]);
  const daysFor = async (asker: typeof by) =>
    (await shifts.recentDays(NOW_MS, asker)).map(({ name, date }) => `${name} ${date}`);
  expect(await daysFor(seenBy('anna'))).toEqual(['Weekly 2026-11-13']);
  const all = await daysFor(by);
  expect(all).toHaveLength(10);
  expect(all).toContain('Other 2026-11-20');
});

it('tells the days of four hundred dates at the most', async () => {
  const { shifts } = centre();
  const asking = async (fromDate: string, toDate: string) =>
    shifts.daysOf(aShift(), { fromDate, toDate });
  await expect(asking('2026-11-31', '2026-12-01')).rejects.toThrow(
    'from is "2026-11-31"; expected',
  );
  await expect(asking('2026-11-20', '2026-11-19')).rejects.toThrow('to must not be before from');
  await expect(asking('2026-01-01', '2027-02-05')).rejects.toThrow('401 days; the most is 400');
});
