import { DAY_MS, utcDayStartMs } from '../time/half-hour.ts';
import { type Span, union } from '../time/span.ts';
import type { SlotMark } from './slot-due.ts';

/** How far the reading of a past is: UTC days next to each other of which something is left. */
export interface BackfillProgress extends Span {
  /** Half hours of these days that are wanted. */
  readonly halfHours: number;
  /** Those of them that have not been read since they settled. */
  readonly left: number;
}

/**
 * The pasts that are being read, the newest first; what is missing of today is none.
 *
 * @param left - those of the wanted half hours that should have settled and were not read since
 */
export function backfillsOf(
  wanted: readonly SlotMark[],
  left: readonly SlotMark[],
  todayStartMs: number,
): BackfillProgress[] {
  const past = left.filter(({ halfHourStartMs }) => halfHourStartMs < todayStartMs);
  const days = past.map(({ halfHourStartMs }) => {
    const startMs = utcDayStartMs(halfHourStartMs);
    return { startMs, endMs: startMs + DAY_MS };
  });
  return union(days)
    .map((span) => ({ ...span, halfHours: countIn(wanted, span), left: countIn(past, span) }))
    .toReversed();
}

function countIn(marks: readonly SlotMark[], span: Span): number {
  return marks.filter(({ halfHourStartMs: atMs }) => atMs >= span.startMs && atMs < span.endMs)
    .length;
}
