import { HALF_HOUR_MS, localDate } from '@halfhour/core';
import type { AskedDay } from '../answer/asked.ts';
import { isRefused, type Refused, refused } from '../fault.ts';
import type { ClockRange, Question } from '../question.ts';
import { clockSpan, daySpan } from './clock.ts';
import { datesOf, type DayPeriod } from './period-dates.ts';
import { findShift, partsOfShift, type ShiftDay } from './shift.ts';

/** What a period is counted from. */
export interface PeriodContext {
  /** The present, epoch ms. */
  readonly nowMs: number;
  /** IANA zone of the site; a question's own goes before it. */
  readonly zone: string;
  /** Shifts that the asker may see, of the last days. @default none are set up */
  readonly shifts?: readonly ShiftDay[] | undefined;
}

/** The days that were asked for. */
export interface ResolvedPeriod {
  readonly kind: 'period';
  readonly zone: string;
  /**
   * In order, each one begun, to the minute; the last may end in the future. 31 days of the calendar
   * at the most: with a clock put back, an hour more than 31 × 24 h.
   */
  readonly days: readonly [AskedDay, ...AskedDay[]];
  /** The shift, when one was asked for. */
  readonly shift: NamedShift | undefined;
}

/** A shift by its id, and as people call it. */
interface NamedShift {
  readonly id: string;
  readonly name: string;
}

/** Finds the days of a question on the calendar, or says why there are none to answer for. */
export function resolvePeriod(
  { period, clockRange, zone: ownZone }: Question,
  { nowMs, zone: siteZone, shifts = [] }: PeriodContext,
): ResolvedPeriod | Refused {
  const zone = ownZone ?? siteZone;
  if (period.kind !== 'thisShift' && period.kind !== 'lastShift') {
    const days = calendarDays(period, clockRange, { today: localDate(nowMs, zone), zone });
    return isRefused(days) ? days : begun(days, { nowMs, zone, shift: undefined });
  }
  const shift = findShift(period.kind === 'thisShift' ? 'this' : 'last', shifts, nowMs);
  if (isRefused(shift)) return shift;
  const { shiftId: id, name, date, span } = shift;
  const days = clockRange === undefined ? [{ date, span }] : partsOfShift(shift, clockRange, zone);
  return isRefused(days) ? days : begun(days, { nowMs, zone, shift: { id, name } });
}

/** Those of the days that have begun. */
export function begun(
  days: readonly AskedDay[],
  { nowMs, zone, shift }: Pick<ResolvedPeriod, 'zone' | 'shift'> & { readonly nowMs: number },
): ResolvedPeriod | Refused {
  const [first, ...others] = days.filter(({ span }) => span.startMs <= nowMs);
  if (first !== undefined) return { kind: 'period', zone, days: [first, ...others], shift };
  const latestMs = Math.floor(nowMs / HALF_HOUR_MS) * HALF_HOUR_MS;
  return refused({ kind: 'inTheFuture', latestMs, zone });
}

/** The dates of a period up to today, each with the stretch of it that counts. */
function calendarDays(
  period: DayPeriod,
  clockRange: ClockRange | undefined,
  { today, zone }: { readonly today: string; readonly zone: string },
): readonly AskedDay[] | Refused {
  const dates = datesOf(period, today);
  if (isRefused(dates)) return dates;
  const spanOf = (date: string) =>
    clockRange === undefined ? daySpan(date, zone) : clockSpan(date, clockRange, zone);
  const days = dates
    .map((date) => ({ date, span: spanOf(date) }))
    .filter(({ span }) => span.startMs < span.endMs);
  const isSkipped = days.length === 0 && dates.length > 0;
  return isSkipped ? refused({ kind: 'skippedByClock', zone }) : days;
}
