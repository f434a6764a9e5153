import { DateTime } from 'luxon';

/** Whether the calendar has this date, YYYY-MM-DD. */
export function isDate(date: string): boolean {
  return /^\d{4}-/u.test(date) && utc(date).isValid;
}

/** The date so many days later, or earlier. */
export function addDays(date: string, days: number): string {
  return utc(date).plus({ days }).toFormat('yyyy-MM-dd');
}

/** How many days there are from one date to another, both counted; 0 or less when it is earlier. */
export function countDays(from: string, to: string): number {
  return utc(to).diff(utc(from), 'days').days + 1;
}

/** Every date from one to another, both of them as well; none when that is earlier. */
export function datesBetween(from: string, to: string): string[] {
  const count = Math.max(0, countDays(from, to));
  return Array.from({ length: count }, (_, index) => addDays(from, index));
}

/** 1 is Monday, 7 is Sunday. */
export function weekdayOf(date: string): number {
  return utc(date).weekday;
}

/** Epoch ms of a date's midnight on a clock that shows UTC; NaN when there is no such date. */
export function utcMidnightMs(date: string): number {
  return utc(date).toMillis();
}

function utc(date: string): DateTime {
  return DateTime.fromFormat(date, 'yyyy-MM-dd', { zone: 'utc' });
}
