import { clockTime, HALF_HOUR_MS, type Span } from '@halfhour/core';
import type { AskedDay } from './asked.ts';

/**
 * The days asked for as they are answered: in whole half hours, up to the end of the window, those
 * to come left out. No half hour is in two of them: where midnight is no boundary of half hours, as
 * in Kathmandu, the one over midnight belongs to the day in which it starts.
 */
export function answeredDays(days: readonly AskedDay[], window: Span, zone: string): AskedDay[] {
  const answered: AskedDay[] = [];
  for (const { date, span } of days) {
    const isMidnight = clockTime(span.startMs, zone) === '00:00';
    const first = (isMidnight ? Math.ceil : Math.floor)(span.startMs / HALF_HOUR_MS);
    const toMs = Math.ceil(span.endMs / HALF_HOUR_MS) * HALF_HOUR_MS;
    const before = answered.at(-1)?.span.endMs ?? -Infinity;
    const startMs = Math.max(first * HALF_HOUR_MS, window.startMs, before);
    const endMs = Math.min(toMs, window.endMs);
    if (startMs < endMs) answered.push({ date, span: { startMs, endMs } });
  }
  return answered;
}

/** Tells the day that a half hour is asked for under; `null` for one between the stretches. */
export function dateFinder(days: readonly AskedDay[]): (startMs: number) => string | null {
  let current = days[0];
  return (startMs) => {
    if (current === undefined || !contains(current, startMs)) {
      current = days.find((day) => contains(day, startMs));
    }
    return current?.date ?? null;
  };
}

function contains({ span }: AskedDay, startMs: number): boolean {
  return startMs >= span.startMs && startMs < span.endMs;
}
