import { DAY_MS, HALF_HOUR_MS, utcDayStartMs } from '../time/half-hour.ts';
import { recentFromMs } from './recent.ts';
import { NIGHTS, type SyncSettings } from './settings.ts';
import { isSettledAt, type SlotMark } from './slot-due.ts';

/** Until when the data of details jobs is complete, epoch ms; `null`: jobs are not permitted. */
export type JobsUntil = number | null;

/** A UTC day to read whole. */
export interface DayToRead {
  readonly dayStartMs: number;
  /** Its half hours that the read will know, in order. */
  readonly slotsMs: readonly number[];
  readonly by: 'job' | 'query';
  /** As of when the read knows them, epoch ms. */
  readonly asOfMs: number;
  /** `night`: once more after a nightly rewrite. `backfill`: for what was never read. */
  readonly why: 'night' | 'backfill';
}

/** What is known of a half hour, and how often reading it was begun and failed. */
export interface TriedMark extends SlotMark {
  /** 0: the last read did not fail. */
  readonly failures: number;
}

/** Jobs that failed so often are given up for the query. */
const JOB_FAILURES = 3;

/**
 * The UTC days to read whole, in order: the nights first, since they are few, then what was never
 * read, the newest day first. A day waits for the data of jobs, a thousand conversations a request.
 * The query, a hundred a request, is for the last two days and for where jobs may not be used or
 * keep failing.
 *
 * @param marks - every half hour that is wanted and has begun
 */
export function daysToRead(
  marks: readonly TriedMark[],
  asOfMs: number,
  jobsUntilMs: JobsUntil,
  settings: SyncSettings,
): DayToRead[] {
  const byDay = Map.groupBy(marks, ({ halfHourStartMs }) => utcDayStartMs(halfHourStartMs));
  const days = Array.from(byDay, ([dayStartMs, ofDay]) => {
    const jobsFail = ofDay.some(({ failures }) => failures >= JOB_FAILURES);
    const untilMs = jobsFail ? null : jobsUntilMs;
    const day = { dayStartMs, marks: ofDay, asOfMs, jobsUntilMs: untilMs, settings };
    return backfill(day) ?? night(day) ?? [];
  }).flat();
  return days.toSorted(
    (a, b) => Number(b.why === 'night') - Number(a.why === 'night') || b.dayStartMs - a.dayStartMs,
  );
}

interface Day {
  readonly dayStartMs: number;
  readonly marks: readonly TriedMark[];
  readonly asOfMs: number;
  readonly jobsUntilMs: JobsUntil;
  readonly settings: SyncSettings;
}

/** Half hours that nothing else will read: they settle, and are too old for the newest ends. */
function backfill(day: Day): DayToRead | null {
  const { dayStartMs, marks, asOfMs, jobsUntilMs, settings } = day;
  const fromMs = recentFromMs(asOfMs, settings);
  const unread = marks.filter(
    ({ halfHourStartMs: startMs, workReadAtMs }) =>
      startMs < fromMs &&
      isSettledAt(startMs, asOfMs, settings.settleMs) &&
      !isSettledAt(startMs, workReadAtMs, settings.settleMs),
  );
  if (unread.length === 0) return null;
  const jobsKnow = unread.every(({ halfHourStartMs: startMs }) =>
    isSettledAt(startMs, jobsUntilMs ?? -Infinity, settings.settleMs),
  );
  if (jobsKnow) return wholeDay(day, 'backfill');
  const isOfTheLastTwo = dayStartMs >= utcDayStartMs(asOfMs) - DAY_MS;
  const byQuery = jobsUntilMs === null || isOfTheLastTwo;
  return byQuery ? wholeDay({ ...day, jobsUntilMs: null }, 'backfill') : null;
}

/** A day over which a nightly rewrite has gone since it was read. */
function night(day: Day): DayToRead | null {
  const { dayStartMs, marks, asOfMs, jobsUntilMs, settings } = day;
  const nightMs = lastNightMs(dayStartMs, jobsUntilMs ?? asOfMs, settings.nightMs);
  return marks.some(({ workReadAtMs }) => workReadAtMs < nightMs) ? wholeDay(day, 'night') : null;
}

function wholeDay(
  { dayStartMs, marks, asOfMs, jobsUntilMs }: Day,
  why: DayToRead['why'],
): DayToRead {
  const untilMs = jobsUntilMs ?? asOfMs;
  return {
    dayStartMs,
    slotsMs: marks
      .filter(({ halfHourStartMs: startMs }) => startMs + HALF_HOUR_MS <= untilMs)
      .filter(({ workReadAtMs }) => !(workReadAtMs >= untilMs))
      .map(({ halfHourStartMs: startMs }) => startMs),
    by: jobsUntilMs === null ? 'query' : 'job',
    asOfMs: untilMs,
    why,
  };
}

/**
 * The last of the nights after which this day is read again that was over by `untilMs`, epoch ms;
 * -Infinity: none. Numbers change for three days after the day, and no more after that.
 */
function lastNightMs(dayStartMs: number, untilMs: number, nightMs: number): number {
  const nights = Math.min(NIGHTS, Math.floor((untilMs - nightMs - dayStartMs) / DAY_MS));
  return nights < 1 ? -Infinity : dayStartMs + nights * DAY_MS + nightMs;
}
