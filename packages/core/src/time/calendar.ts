import { DAY_MS } from './half-hour.ts';
import { formatInstant, parseInstant } from './instant.ts';

/** Whether the calendar has this date, YYYY-MM-DD. */
export function isDate(date: string): boolean {
  return !Number.isNaN(utcMidnightMs(date));
}

/** The date so many days later, or earlier. */
export function addDays(date: string, days: number): string {
  return formatInstant(utcMidnightMs(date) + days * DAY_MS).slice(0, 10);
}

/** How many days there are from one date to another, both counted; 0 or less when it is earlier. */
export function countDays(from: string, to: string): number {
  return (utcMidnightMs(to) - utcMidnightMs(from)) / DAY_MS + 1;
}

/** Every date from one to another, both of them as well; none when that is earlier. */
export function datesBetween(from: string, to: string): string[] {
  const count = Math.max(0, countDays(from, to));
  return Array.from({ length: count }, (_, index) => addDays(from, index));
}

/** 1 is Monday, 7 is Sunday. */
export function weekdayOf(date: string): number {
  // The first of January 1970 was a Thursday.
  const daysSinceMonday = Math.floor(utcMidnightMs(date) / DAY_MS) + 3;
  return (((daysSinceMonday % 7) + 7) % 7) + 1;
}

/** Epoch ms of a date's midnight on a clock that shows UTC; NaN when there is no such date. */
export function utcMidnightMs(date: string): number {
  return parseInstant(`${date}T00:00:00Z`);
}
