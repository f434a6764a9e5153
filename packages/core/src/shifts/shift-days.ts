import { addDays, datesBetween, weekdayOf } from '../time/calendar.ts';
import { endInstantMs, hasDate, startInstantMs } from '../time/local-instant.ts';
import type { Span } from '../time/span.ts';
import type { PublishedDay, Shift, ShiftDay, ShiftTimes } from './shift.ts';

/** Dates, YYYY-MM-DD, the last of them as well. */
export interface DateRange {
  readonly fromDate: string;
  readonly toDate: string;
}

/** Published days by date. */
export type PublishedDays = ReadonlyMap<string, PublishedDay>;

const NOTHING_PUBLISHED: PublishedDays = new Map();

/**
 * A shift on every date on which it runs, in order. One that passes midnight is of the date on which
 * it starts. Left out are dates that the zone's calendar has not, those on which the clock is put
 * forward over the whole shift, and what was not over when the shift was ended.
 *
 * @param published - days that take the place of the shift's own times
 */
export function shiftDays(
  shift: ShiftTimes & Pick<Shift, 'endedAtMs'>,
  { fromDate, toDate }: DateRange,
  published: PublishedDays = NOTHING_PUBLISHED,
): ShiftDay[] {
  const { validFrom, validTo, weekdays, endedAtMs } = shift;
  const first = validFrom !== null && validFrom > fromDate ? validFrom : fromDate;
  const last = validTo !== null && validTo < toDate ? validTo : toDate;
  return datesBetween(first, last)
    .filter((date) => weekdays.includes(weekdayOf(date)))
    .flatMap((date) => dayOf(shift, date, published.get(date)) ?? [])
    .filter(({ span }) => endedAtMs === null || span.endMs <= endedAtMs);
}

/** When what is to be told of a shift's day is due: its end and the time to settle, epoch ms. */
export function dueAtMs(
  { settleMinutes }: Pick<Shift, 'settleMinutes'>,
  { span }: Pick<ShiftDay, 'span'>,
): number {
  return span.endMs + settleMinutes * 60_000;
}

function dayOf(
  times: ShiftTimes,
  date: string,
  published: PublishedDay | undefined,
): ShiftDay | undefined {
  const span = published === undefined ? ownSpan(times, date) : published.span;
  if (span === null || span.startMs >= span.endMs) return undefined;
  return { date, span, scheduledAgentIds: published?.agentIds ?? null };
}

/** `null`: the zone's calendar has no such date. */
function ownSpan({ startMinute, endMinute, zone }: ShiftTimes, date: string): Span | null {
  const isOvernight = endMinute <= startMinute;
  const endDate = isOvernight ? addDays(date, 1) : date;
  const startMs = startInstantMs(date, startMinute, zone);
  const endMs = endInstantMs(endDate, endMinute, zone);
  const shownMs = (endMinute - startMinute + (isOvernight ? 1440 : 0)) * 60_000;
  // What follows is for the few days on which clocks are changed.
  if (endMs - startMs < shownMs && !hasDate(date, zone)) return null;
  const isLonger = isOvernight && endMs - startMs > shownMs;
  // In an hour that comes twice, the later end would reach into the next day's shift.
  if (isLonger && endMs > startInstantMs(endDate, startMinute, zone)) {
    return { startMs, endMs: startInstantMs(endDate, endMinute, zone) };
  }
  return { startMs, endMs };
}
