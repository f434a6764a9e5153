import { addDays, clockTime, endInstantMs, type Span, startInstantMs } from '@halfhour/core';
import type { ClockRange } from '../question.ts';

/** A whole day, from the first instant of its date to the first of the next. */
export function daySpan(date: string, zone: string): Span {
  return {
    startMs: startInstantMs(date, 0, zone),
    endMs: startInstantMs(addDays(date, 1), 0, zone),
  };
}

/**
 * A stretch of a day by its clock. An end that is not later than the start is the next day's. Where
 * the clock is put back, it starts at the earlier and ends at the later of the two times; where the
 * clock is put forward over an end, that end is the first instant after. It may then be empty.
 */
export function clockSpan(date: string, { fromMinute, toMinute }: ClockRange, zone: string): Span {
  const lastDate = toMinute > fromMinute ? date : addDays(date, 1);
  return {
    startMs: startInstantMs(date, fromMinute, zone),
    endMs: endInstantMs(lastDate, toMinute, zone),
  };
}

/** The stretch of the clock from the start of a span to its end. Longer than a day it can't be. */
export function clockRangeOf({ startMs, endMs }: Span, zone: string): ClockRange {
  return { fromMinute: clockMinute(startMs, zone), toMinute: clockMinute(endMs, zone) };
}

/** Minutes after midnight on the clock of a zone. */
export function clockMinute(atMs: number, zone: string): number {
  const [hours = 0, minutes = 0] = clockTime(atMs, zone).split(':').map(Number);
  return hours * 60 + minutes;
}
