import { expect, it } from 'vitest';
import { DAY_MS } from '../time/half-hour.ts';
import type { Span } from '../time/span.ts';
import { type PlannedEnd, planDue, planningWindow } from './plan.ts';
import type { Shift } from './shift.ts';
import { aShift, shiftFrom } from './testing.ts';

const at = (text: string) => Date.parse(`${text}Z`);
const NOW_MS = at('2026-11-20T12:00');

/** `date due` of each, in UTC. */
function planned(shifts: readonly Shift[], window: Span = planningWindow(NOW_MS)) {
  return planDue(shifts, window).map(({ localDate, dueAtMs }) =>
    [localDate, new Date(dueAtMs).toISOString().slice(5, 16)].join(' '),
  );
}

it('plans a day back and two days ahead, by when each end is due', () => {
  expect(planned([aShift()])).toEqual([
    '2026-11-19 11-19T17:10',
    '2026-11-20 11-20T17:10',
    '2026-11-21 11-21T17:10',
  ]);
});

it('puts the ends of several shifts in order of time', () => {
  const late = shiftFrom('13:00-22:00', { id: 'late', settleMinutes: 30 });
  const night = shiftFrom('22:00-06:00', { id: 'night', zone: 'America/New_York' });
  const window = { startMs: at('2026-11-20T00:00'), endMs: at('2026-11-21T00:00') };
  expect(planned([late, night, aShift()], window)).toEqual([
    '2026-11-19 11-20T11:10',
    '2026-11-20 11-20T17:10',
    '2026-11-20 11-20T22:30',
  ]);
});

function keyOf({ shiftId, localDate }: PlannedEnd): string {
  return `${shiftId} ${localDate}`;
}

it('plans the same again a minute later, and what is new, whenever it is asked', () => {
  const shifts = [shiftFrom('22:00-06:00'), shiftFrom('00:00-00:00', { id: 'round the clock' })];
  const rows = new Map<string, number>();
  // Over the night on which London’s clocks go back.
  for (let nowMs = at('2026-10-24T12:00'); nowMs < at('2026-10-27T12:00'); nowMs += 3 * 3_600_000) {
    for (const row of planDue(shifts, planningWindow(nowMs))) {
      expect(rows.get(keyOf(row)) ?? row.dueAtMs).toBe(row.dueAtMs);
      rows.set(keyOf(row), row.dueAtMs);
    }
  }
  const window = { startMs: at('2026-10-23T12:00'), endMs: at('2026-10-29T09:00') };
  expect([...rows.keys()].toSorted()).toEqual(planDue(shifts, window).map(keyOf).toSorted());
});

it('finds what is due long after the date on which it began', () => {
  const slow = shiftFrom('23:00-22:00', { settleMinutes: 1440 });
  const window = { startMs: at('2026-11-20T22:00'), endMs: at('2026-11-20T22:01') };
  expect(planned([slow], window)).toEqual(['2026-11-18 11-20T22:00']);
});

it('misses nothing over three days in which nobody planned', () => {
  const before = planned([aShift()]);
  const after = planned([aShift()], planningWindow(NOW_MS + 3 * DAY_MS));
  expect([...before, ...after].map((row) => row.slice(0, 10))).toEqual([
    '2026-11-19',
    '2026-11-20',
    '2026-11-21',
    '2026-11-22',
    '2026-11-23',
    '2026-11-24',
  ]);
});

it('knows an end again by shift and date when the shift’s times are changed', () => {
  const changed = shiftFrom('13:00-22:00', { changedAtMs: NOW_MS });
  const keys = (shift: Shift) =>
    planDue([shift], planningWindow(NOW_MS)).map(({ shiftId, localDate }) => [shiftId, localDate]);
  expect(keys(changed)).toEqual(keys(aShift()).slice(1));
});

it('plans nothing for what was over before the shift was made or changed', () => {
  expect(planned([aShift({ changedAtMs: at('2026-11-19T17:00') })])).toHaveLength(3);
  expect(planned([aShift({ changedAtMs: at('2026-11-19T17:01') })])).toHaveLength(2);
});

it('plans by the published schedule', () => {
  const span = { startMs: at('2026-11-20T08:00'), endMs: at('2026-11-20T19:00') };
  const unit = aShift({ who: { kind: 'managementUnit', id: 'm1' } });
  const day = { date: '2026-11-20', span, agentIds: ['anna'], readAtMs: NOW_MS };
  const rows = planDue([unit], planningWindow(NOW_MS), () => new Map([[day.date, day]]));
  expect(rows[1]).toEqual({
    shiftId: unit.id,
    localDate: '2026-11-20',
    span,
    dueAtMs: at('2026-11-20T19:10'),
  });
});
