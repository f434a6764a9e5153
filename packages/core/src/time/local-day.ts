import { DateTime, IANAZone } from 'luxon';
import { addDays } from './calendar.ts';
import { HALF_HOUR_MS } from './half-hour.ts';
import { startInstantMs } from './local-instant.ts';
import type { Span } from './span.ts';

/** A half hour as people in a zone read it. */
export interface LocalHalfHour {
  readonly startMs: number;
  /** `09:30`; an hour that a clock change repeats carries its zone: `01:30 BST`, `01:30 GMT`. */
  readonly label: string;
}

/** One calendar day in one zone. */
export interface LocalDay {
  /** YYYY-MM-DD */
  readonly date: string;
  readonly zone: string;
  /** From local midnight to the next: 23, 24 or 25 hours, or half an hour off (Lord Howe). */
  readonly span: Span;
  /**
   * The half hours that start in it: 46, 48 or 50 of them, 47 or 49 on Lord Howe. Where midnight is
   * no half-hour boundary (Kathmandu), the first starts a quarter of an hour into the day.
   */
  readonly halfHours: readonly LocalHalfHour[];
}

/** Whether this is a zone of the IANA time zone database. */
export function isZone(zone: string): boolean {
  return IANAZone.isValidZone(zone);
}

/** The calendar date, YYYY-MM-DD, that it is in a zone at an instant. */
export function localDate(atMs: number, zone: string): string {
  return DateTime.fromMillis(atMs, { zone }).toFormat('yyyy-MM-dd');
}

/** The time of day that a clock in the zone shows: `09:30`. */
export function clockTime(atMs: number, zone: string): string {
  return DateTime.fromMillis(atMs, { zone }).toFormat('HH:mm');
}

/** @throws RangeError when the date or the zone does not exist */
export function localDay(date: string, zone: string): LocalDay {
  // A day begins with the first of its midnights: Havana's clocks go back from 01:00 to a second one.
  const startMs = startInstantMs(date, 0, zone);
  const endMs = startInstantMs(addDays(date, 1), 0, zone);
  return { date, zone, span: { startMs, endMs }, halfHours: halfHoursOf({ startMs, endMs }, zone) };
}

function halfHoursOf({ startMs, endMs }: Span, zone: string): LocalHalfHour[] {
  const firstMs = Math.ceil(startMs / HALF_HOUR_MS) * HALF_HOUR_MS;
  const count = Math.ceil((endMs - firstMs) / HALF_HOUR_MS);
  const startsMs = Array.from({ length: count }, (_, index) => firstMs + index * HALF_HOUR_MS);
  const times = startsMs.map((atMs) => clockTime(atMs, zone));
  const repeatedHours = hoursThatRepeat(times);
  return startsMs.map((atMs, index) => {
    const time = times[index] ?? '';
    const label = repeatedHours.has(time.slice(0, 2)) ? `${time} ${zoneName(atMs, zone)}` : time;
    return { startMs: atMs, label };
  });
}

/** Hours of which a time of day occurs twice. */
function hoursThatRepeat(times: readonly string[]): ReadonlySet<string> {
  const repeated = times.filter((time, index) => times.indexOf(time) !== index);
  return new Set(repeated.map((time) => time.slice(0, 2)));
}

/** No one locale abbreviates all zones: en-GB knows BST, en-US EDT, en-AU AEDT. */
const LOCALES = ['en-GB', 'en-US', 'en-AU', 'en-CA', 'en-NZ', 'en-IN'];

/** The zone's abbreviation at an instant, or its offset where it has none: `BST`, `UTC+10:30`. */
export function zoneName(atMs: number, zone: string): string {
  const local = DateTime.fromMillis(atMs, { zone });
  const names = LOCALES.map((locale) => local.setLocale(locale).offsetNameShort ?? '');
  return names.find((name) => /^[A-Z]{3,5}$/u.test(name)) ?? `UTC${local.toFormat('ZZ')}`;
}
