import type { Span } from './span.ts';

/** Milliseconds in one half hour. */
export const HALF_HOUR_MS = 1_800_000;

/** Milliseconds in one UTC day. */
export const DAY_MS = 86_400_000;

/** Half hours in one UTC day. A local day may have 46, 47, 49 or 50: see `localDay`. */
export const HALF_HOURS_A_DAY = 48;

/** Start of the half hour that contains `atMs`: half hours start on UTC multiples of 30 minutes. */
export function halfHourStartMs(atMs: number): number {
  return Math.floor(atMs / HALF_HOUR_MS) * HALF_HOUR_MS;
}

/** Midnight UTC at or before `atMs`. */
export function utcDayStartMs(atMs: number): number {
  return Math.floor(atMs / DAY_MS) * DAY_MS;
}

/** The half hour [start, start + 30 min) that contains `atMs`. */
export function halfHourAt(atMs: number): Span {
  const startMs = halfHourStartMs(atMs);
  return { startMs, endMs: startMs + HALF_HOUR_MS };
}

/** The smallest span of whole half hours that contains `span`. */
export function widenToHalfHours(span: Span): Span {
  return {
    startMs: halfHourStartMs(span.startMs),
    endMs: Math.ceil(span.endMs / HALF_HOUR_MS) * HALF_HOUR_MS,
  };
}

/** Starts of the half hours of a span whose ends are half-hour boundaries, in order. */
export function halfHourStartsMs(span: Span): number[] {
  const count = Math.max(0, (span.endMs - span.startMs) / HALF_HOUR_MS);
  return Array.from({ length: count }, (_, index) => span.startMs + index * HALF_HOUR_MS);
}

/** Midnights UTC of every UTC day that `span` touches, in order. */
export function utcDayStartsMs(span: Span): number[] {
  const firstMs = utcDayStartMs(span.startMs);
  const count = Math.max(0, Math.ceil((span.endMs - firstMs) / DAY_MS));
  return Array.from({ length: count }, (_, index) => firstMs + index * DAY_MS);
}

/** Which of its UTC day's 48 half hours contains `atMs`: 0 is 00:00, 47 is 23:30. */
export function halfHourOfDay(atMs: number): number {
  return Math.floor((atMs - utcDayStartMs(atMs)) / HALF_HOUR_MS);
}
