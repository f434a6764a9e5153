import { HALF_HOUR_MS } from '../time/half-hour.ts';
import { type Span, union } from '../time/span.ts';

/** Half hours as stretches of time, those next to each other as one. In order. */
export function slotRuns(slotsMs: readonly number[]): Span[] {
  return union(slotsMs.map((startMs) => ({ startMs, endMs: startMs + HALF_HOUR_MS })));
}

/** The smallest span that holds them all. */
export function hullOf(slotsMs: readonly number[]): Span {
  return { startMs: Math.min(...slotsMs), endMs: Math.max(...slotsMs) + HALF_HOUR_MS };
}
