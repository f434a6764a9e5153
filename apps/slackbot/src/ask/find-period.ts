import { localDate, type Shift, type ShiftAsker, type Shifts } from '@halfhour/core';
import { isRefused, type Refused, refused } from '../fault.ts';
import type { Question } from '../question.ts';
import { type PeriodContext, type ResolvedPeriod, resolvePeriod } from '../resolve/period.ts';
import { findShiftNamed } from './find-shift.ts';
import { periodOfShift } from './period-of-shift.ts';

const DAY_MS = 86_400_000;

/** What is known of time. */
export interface Calendar extends Omit<PeriodContext, 'shifts'> {
  /** Before it nothing is kept, epoch ms; `null`: nothing is forgotten. */
  readonly keptSinceMs: number | null;
  /** `null`: there are none. */
  readonly shifts: Pick<Shifts, 'seen' | 'byId' | 'daysOf' | 'recentDays' | 'membersOf'> | null;
}

/** The days of a question, if they are within what is kept. */
export async function findPeriod(
  question: Question,
  calendar: Calendar,
  by: ShiftAsker,
): Promise<ResolvedPeriod | Refused> {
  const named = await namedShift(question, calendar, by);
  if (named !== undefined && isRefused(named)) return named;
  const period = await periodOf(question, { ...calendar, named }, by);
  const { keptSinceMs } = calendar;
  if (isRefused(period) || keptSinceMs === null) return period;
  if (period.days[0].span.startMs >= keptSinceMs) return period;
  // The first day of that zone that is kept from its first minute on.
  const firstDate = localDate(keptSinceMs + DAY_MS - 1, period.zone);
  return refused({ kind: 'beforeData', firstDate });
}

/** The shift that a question names; `undefined`: it names none. */
async function namedShift(
  { shift }: Question,
  { shifts }: Pick<Calendar, 'shifts'>,
  by: ShiftAsker,
): Promise<Shift | Refused | undefined> {
  if (shift === undefined) return undefined;
  return shifts === null
    ? refused({ kind: 'noMatch', what: 'shift', given: shift, closest: [] })
    : findShiftNamed(shift, shifts, by);
}

async function periodOf(
  question: Question,
  { shifts, named, ...context }: Calendar & { readonly named: Shift | undefined },
  by: ShiftAsker,
): Promise<ResolvedPeriod | Refused> {
  const { kind } = question.period;
  if (kind === 'thisShift' || kind === 'lastShift') {
    const days = shifts === null ? [] : await shifts.recentDays(context.nowMs, by);
    const meant = days.filter(({ shiftId }) => named === undefined || named.id === shiftId);
    return resolvePeriod(question, { ...context, shifts: meant });
  }
  if (shifts === null || named === undefined) return resolvePeriod(question, context);
  return periodOfShift(question, named, { shifts, ...context });
}
