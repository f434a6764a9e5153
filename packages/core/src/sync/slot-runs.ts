import { HALF_HOUR_MS } from '../time/half-hour.ts';
import { hullOf, type Span, union } from '../time/span.ts';

/** Half hours as stretches of time, those next to each other as one. In order. */
export function slotRuns(slotsMs: readonly number[]): Span[] {
  return union(slotsMs.map((startMs) => ({ startMs, endMs: startMs + HALF_HOUR_MS })));
}

/** The smallest span that holds all of these half hours, of which there is at least one. */
export function spanOfSlots(slotsMs: readonly number[]): Span {
  return hullOf(slotsMs.map((startMs) => ({ startMs, endMs: startMs + HALF_HOUR_MS })));
}
