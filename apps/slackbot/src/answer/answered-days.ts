import { HALF_HOUR_MS, type Span } from '@halfhour/core';
import type { AskedDay } from './asked.ts';

/**
 * The days asked for as they are answered: in whole half hours, up to the end of the window, those
 * to come left out. A half hour over two days, as midnight in Kathmandu, belongs to the first.
 */
export function answeredDays(days: readonly AskedDay[], window: Span): AskedDay[] {
  const answered: AskedDay[] = [];
  for (const { date, span } of days) {
    const fromMs = Math.floor(span.startMs / HALF_HOUR_MS) * HALF_HOUR_MS;
    const toMs = Math.ceil(span.endMs / HALF_HOUR_MS) * HALF_HOUR_MS;
    const startMs = Math.max(fromMs, window.startMs, answered.at(-1)?.span.endMs ?? -Infinity);
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
