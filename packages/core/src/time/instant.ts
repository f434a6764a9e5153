import { DAY_MS } from './half-hour.ts';

/**
 * Reads an instant as Genesys writes it: `2026-11-20T09:30:00.123Z`, with no fraction or with any
 * number of digits of one (digits beyond the millisecond are dropped).
 *
 * @returns epoch milliseconds, or NaN when the text is anything else
 *
 * Written by hand because it runs for every segment and metric of every conversation: it makes no
 * Date object and costs about half of `Date.parse`, which referees it in the tests.
 */
export function parseInstant(text: string): number {
  const { length } = text;
  if (
    length < 20 ||
    text.charCodeAt(4) !== DASH ||
    text.charCodeAt(7) !== DASH ||
    text.charCodeAt(10) !== UPPER_T ||
    text.charCodeAt(13) !== COLON ||
    text.charCodeAt(16) !== COLON ||
    text.charCodeAt(length - 1) !== UPPER_Z
  ) {
    return NaN;
  }
  const year = twoDigits(text, 0) * 100 + twoDigits(text, 2);
  const month = twoDigits(text, 5);
  const day = twoDigits(text, 8);
  const hour = twoDigits(text, 11);
  const minute = twoDigits(text, 14);
  const second = twoDigits(text, 17);
  if (
    !(year >= 0 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)) ||
    !(hour >= 0 && hour <= 23 && minute >= 0 && minute <= 59 && second >= 0 && second <= 59)
  ) {
    return NaN;
  }
  return (
    daysSinceEpoch(year, month, day) * DAY_MS +
    hour * 3_600_000 +
    minute * 60_000 +
    second * 1000 +
    fractionMs(text, length)
  );
}

/** Writes an instant as RFC 3339 UTC with milliseconds. The inverse of {@link parseInstant}. */
export function formatInstant(atMs: number): string {
  const days = Math.floor(atMs / DAY_MS);
  const msOfDay = atMs - days * DAY_MS;
  const { year, month, day } = civilDate(days);
  const hour = Math.floor(msOfDay / 3_600_000);
  const minute = Math.floor(msOfDay / 60_000) % 60;
  const second = Math.floor(msOfDay / 1000) % 60;
  return (
    `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}` +
    `T${pad(hour, 2)}:${pad(minute, 2)}:${pad(second, 2)}.${pad(msOfDay % 1000, 3)}Z`
  );
}

const DASH = 45;
const COLON = 58;
const DOT = 46;
const ZERO = 48;
const UPPER_T = 84;
const UPPER_Z = 90;

/** Stands for a digit that is none: it makes every field it gets into negative. */
const NO_DIGITS = -1_000_000;

function digit(text: string, index: number): number {
  const value = text.charCodeAt(index) - ZERO;
  return value >= 0 && value <= 9 ? value : NO_DIGITS;
}

function twoDigits(text: string, index: number): number {
  return digit(text, index) * 10 + digit(text, index + 1);
}

/** Milliseconds of the fraction between the seconds and the final Z; NaN when it is not one. */
function fractionMs(text: string, length: number): number {
  if (length === 20) return 0;
  if (text.charCodeAt(19) !== DOT || length === 21) return NaN;
  let ms = 0;
  let unitMs = 100;
  for (let index = 20; index < length - 1; index++) {
    const value = digit(text, index);
    if (value < 0) return NaN;
    ms += value * unitMs;
    unitMs = unitMs > 1 ? unitMs / 10 : 0;
  }
  return ms;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/*
 * The Gregorian calendar in integers. Years are taken to begin in March, so that the leap day is
 * the last of its year; an era is 400 years, 146,097 days. Day 0 of era 0 is 0000-03-01, which is
 * 719,468 days before 1970-01-01.
 */
const DAYS_AN_ERA = 146_097;
const EPOCH_OFFSET_DAYS = 719_468;

function daysSinceEpoch(year: number, month: number, day: number): number {
  const marchYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_AN_ERA + dayOfEra - EPOCH_OFFSET_DAYS;
}

function civilDate(daysSince1970: number): { year: number; month: number; day: number } {
  const days = daysSince1970 + EPOCH_OFFSET_DAYS;
  const era = Math.floor(days / DAYS_AN_ERA);
  const dayOfEra = days - era * DAYS_AN_ERA;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
