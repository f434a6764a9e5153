import type { Span } from '@halfhour/core';
import { IANAZone } from 'luxon';
import type { ClockRange } from '../question.ts';
import { addDays, utcMidnightMs } from './calendar.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** A whole day, from the first instant of its date to the first of the next. */
export function daySpan(date: string, zone: string): Span {
  return {
    startMs: Math.min(...instantsAt(date, 0, zone)),
    endMs: Math.min(...instantsAt(addDays(date, 1), 0, zone)),
  };
}

/**
 * A stretch of a day by its clock. An end that is not later than the start is the next day's. Where
 * the clock is put back, it starts at the earlier and ends at the later of the two times; where the
 * clock is put forward over an end, that end is the first instant after. It may then be empty.
 */
export function clockSpan(date: string, { fromMinute, toMinute }: ClockRange, zone: string): Span {
  const lastDate = toMinute > fromMinute ? date : addDays(date, 1);
  const starts = instantsAt(date, fromMinute, zone);
  const ends = instantsAt(lastDate, toMinute, zone);
  return { startMs: Math.min(...starts), endMs: Math.max(...ends) };
}

/** When the clock shows a time: once, twice where it is put back, or else the instant it is put forward. */
function instantsAt(date: string, minute: number, zone: string): readonly number[] {
  const shownMs = utcMidnightMs(date) + minute * MINUTE_MS;
  const offsetMs = (atMs: number) => IANAZone.create(zone).offset(atMs) * MINUTE_MS;
  const beforeMs = offsetMs(shownMs - DAY_MS);
  const afterMs = offsetMs(shownMs + DAY_MS);
  const instants = [shownMs - beforeMs, shownMs - afterMs];
  const shown = instants.filter((atMs) => atMs + offsetMs(atMs) === shownMs);
  if (shown.length > 0) return shown;
  let lastBeforeMs = shownMs - afterMs;
  let firstAfterMs = shownMs - beforeMs;
  while (firstAfterMs - lastBeforeMs > MINUTE_MS) {
    const minutes = Math.floor((firstAfterMs - lastBeforeMs) / MINUTE_MS / 2);
    const middleMs = lastBeforeMs + minutes * MINUTE_MS;
    if (offsetMs(middleMs) === afterMs) firstAfterMs = middleMs;
    else lastBeforeMs = middleMs;
  }
  return [firstAfterMs];
}
