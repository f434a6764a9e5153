import { addDays, type Shift, type ShiftDay, type Shifts, type Span } from '@halfhour/core';
import type { AskedDay } from '../answer/asked.ts';
import { isRefused, type Refused, refused } from '../fault.ts';
import type { ClockRange, Question } from '../question.ts';
import { clockSpan } from '../resolve/clock.ts';
import {
  begun,
  type PeriodContext,
  type ResolvedPeriod,
  resolvePeriod,
} from '../resolve/period.ts';

/** What the days of a shift are found with. */
interface ShiftContext extends Omit<PeriodContext, 'shifts'> {
  readonly shifts: Pick<Shifts, 'daysOf'>;
}

/** The days of a shift on the dates of a question; where it asks for hours, these of each date. */
export async function periodOfShift(
  question: Question,
  shift: Shift,
  { shifts, ...context }: ShiftContext,
): Promise<ResolvedPeriod | Refused> {
  const { clockRange, zone = shift.zone } = question;
  const dates = resolvePeriod({ ...question, zone }, context);
  if (isRefused(dates)) return dates;
  const [{ date: fromDate }] = dates.days;
  const toDate = dates.days.at(-1)?.date ?? fromDate;
  const shiftDays = await shifts.daysOf(shift, { fromDate, toDate });
  const days =
    clockRange === undefined
      ? shiftDays.map(({ date, span }) => ({ date, span }))
      : dates.days.map(({ date }) => hoursOf(date, clockRange, { shiftDays, zone }));
  const { id, name } = shift;
  return days.length === 0
    ? refused({ kind: 'shiftRests', shift: name })
    : begun(days, { nowMs: context.nowMs, zone, shift: { id, name } });
}

/** Hours of a date; those after midnight where they lie in the shift only then. */
function hoursOf(
  date: string,
  clockRange: ClockRange,
  { shiftDays, zone }: { readonly shiftDays: readonly ShiftDay[]; readonly zone: string },
): AskedDay {
  const own = clockSpan(date, clockRange, zone);
  const ofShift = shiftDays.find((day) => day.date === date)?.span;
  if (ofShift === undefined || overlap(own, ofShift)) return { date, span: own };
  const next = clockSpan(addDays(date, 1), clockRange, zone);
  return { date, span: overlap(next, ofShift) ? next : own };
}

function overlap(a: Span, b: Span): boolean {
  return a.startMs < b.endMs && b.startMs < a.endMs;
}
