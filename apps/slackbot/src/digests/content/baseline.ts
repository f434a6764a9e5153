import { type Totals, weekdayOf } from '@halfhour/core';
import { dateInWords } from '../../answer/dates.ts';
import { listed } from '../../answer/figures.ts';
import { WEEKDAYS } from '../../parse/words.ts';
import { figuresOf, type ShiftFigures } from './figures.ts';

/** An earlier day, and what was worked in the same half hours of it. */
export interface EarlierDay {
  /** YYYY-MM-DD */
  readonly date: string;
  readonly totals: Totals;
}

/** What a shift's day is compared with. */
export interface Baseline {
  /** `null`: there is none yet. */
  readonly figures: ShiftFigures | null;
  /** `the median of the last four Fridays`; or why there is none, in a sentence. */
  readonly words: string;
  /** Days that could not be counted, in words: `Fri 30 Oct`; nothing when all could. */
  readonly without: string;
}

/** With less of its half hours read than this, a day says nothing. */
const LEAST_READ = 0.9;

/**
 * The median of the earlier days that have numbers.
 *
 * @param days - the last four same weekdays, the newest first
 * @param date - that of the shift, YYYY-MM-DD
 */
export function baselineOf(days: readonly EarlierDay[], date: string): Baseline {
  const counted = days.filter(({ totals }) => hasNumbers(totals));
  const fridays = `the last four ${weekdayInWords(date)}s`;
  if (counted.length === 0) {
    return { figures: null, words: `No baseline yet: no numbers of ${fridays}.`, without: '' };
  }
  const others = days.filter((day) => !counted.includes(day)).toReversed();
  return {
    figures: medianOf(counted.map(({ totals }) => figuresOf(totals))),
    words: `the median of ${counted.length === days.length ? '' : `${counted.length} of `}${fridays}`,
    without: listed(others.map((other) => dateInWords(other.date, other.date))),
  };
}

function hasNumbers(totals: Totals): boolean {
  const { utilization, agentHalfHoursRead: read, agentHalfHoursMissing: missing } = totals;
  return utilization !== null && read >= LEAST_READ * (read + missing);
}

function medianOf(days: readonly ShiftFigures[]): ShiftFigures {
  const of = (name: keyof ShiftFigures) => median(days.flatMap((figures) => figures[name] ?? []));
  return {
    utilization: of('utilization'),
    occupancy: of('occupancy'),
    acwShare: of('acwShare'),
    holdShare: of('holdShare'),
    handled: of('handled'),
  };
}

function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  return lower === undefined || upper === undefined ? null : (lower + upper) / 2;
}

function weekdayInWords(date: string): string {
  const name = WEEKDAYS[weekdayOf(date) - 1] ?? '';
  return `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;
}
