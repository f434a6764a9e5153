import { HALF_HOUR_MS, halfHourStartMs } from '../time/half-hour.ts';
import type { Span } from '../time/span.ts';
import type { Segment } from './leg.ts';

/**
 * What is known of a segment at `asOfMs`, within `window`: an open segment runs until then, and
 * nothing at or after that moment counts. `null` when nothing of it is inside.
 */
export function clipSegment(segment: Segment, window: Span, asOfMs: number): Span | null {
  const startMs = Math.max(segment.startMs, window.startMs);
  const endMs = Math.min(segment.endMs ?? asOfMs, asOfMs, window.endMs);
  return endMs > startMs ? { startMs, endMs } : null;
}

/**
 * Cuts [startMs, endMs) at the half hours and tells each piece, in order: the start of its half hour,
 * its length and its own start. The pieces add up to the whole; an empty stretch has none. A stretch
 * from 10:00 to 10:30 is one piece.
 *
 * A callback and no list of objects, since every work segment of every conversation comes by here.
 */
export function eachPiece(
  startMs: number,
  endMs: number,
  visit: (halfHourStartMs: number, pieceMs: number, pieceStartMs: number) => void,
): void {
  let fromMs = startMs;
  while (fromMs < endMs) {
    const ofHalfHourMs = halfHourStartMs(fromMs);
    const toMs = Math.min(endMs, ofHalfHourMs + HALF_HOUR_MS);
    visit(ofHalfHourMs, toMs - fromMs, fromMs);
    fromMs = toMs;
  }
}
