import { DAY_MS, HALF_HOUR_MS, utcDayStartMs, utcDayStartsMs } from '../time/half-hour.ts';
import { formatInstant } from '../time/instant.ts';
import { overlapMs, type Span } from '../time/span.ts';

/** The most users that one query may name. */
export const USERS_A_QUERY = 100;

/** The longest interval of user and unfiltered conversation queries, ms. */
export const WEEK_MS = 7 * DAY_MS;

/** A span as Genesys writes intervals: `start/end`. */
export function intervalOf({ startMs, endMs }: Span): string {
  return `${formatInstant(startMs)}/${formatInstant(endMs)}`;
}

/**
 * One window for each UTC day whose conversations can have worked in `span`: the days it touches
 * and `lookBackDays` before them, none of it later than `asOfMs`.
 *
 * Genesys selects conversations by the UTC day they *started* on, so the day is the window; a
 * shorter one would bring the same conversations.
 */
export function dayWindows(span: Span, asOfMs: number, lookBackDays: number): Span[] {
  if (span.startMs >= asOfMs) return [];
  const startMs = utcDayStartMs(span.startMs) - lookBackDays * DAY_MS;
  return utcDayStartsMs({ startMs, endMs: Math.min(span.endMs, asOfMs) }).map((dayStartMs) => ({
    startMs: dayStartMs,
    endMs: Math.min(dayStartMs + DAY_MS, asOfMs),
  }));
}

/** Midnights UTC of the days that must have been read before the work of this day is known. */
export function daysBehind(dayStartMs: number, lookBackDays: number): number[] {
  return Array.from({ length: lookBackDays + 1 }, (_, back) => dayStartMs - back * DAY_MS);
}

/** The part of `span` whose half hours had begun at `asOfMs`, up to the end of the running one. */
export function begun(span: Span, asOfMs: number): Span {
  const lastEndMs = Math.ceil(asOfMs / HALF_HOUR_MS) * HALF_HOUR_MS;
  return { startMs: span.startMs, endMs: Math.max(span.startMs, Math.min(span.endMs, lastEndMs)) };
}

/** The part of `span` within `window`; empty ones have no length. */
export function within(span: Span, window: Span): Span {
  const startMs = Math.max(span.startMs, window.startMs);
  return { startMs, endMs: startMs + overlapMs(span, window) };
}

/** A span cut into pieces of at most `pieceMs`; an empty one has none. */
export function pieces(span: Span, pieceMs: number): Span[] {
  const count = Math.max(0, Math.ceil((span.endMs - span.startMs) / pieceMs));
  return Array.from({ length: count }, (_, index) => {
    const startMs = span.startMs + index * pieceMs;
    return { startMs, endMs: Math.min(startMs + pieceMs, span.endMs) };
  });
}

/** Items in chunks of at most `size`. */
export function chunks<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}

/** A list in two halves; the first is the longer of an odd one. */
export function halves<Item>(items: readonly Item[]): [Item[], Item[]] {
  const middle = Math.ceil(items.length / 2);
  return [items.slice(0, middle), items.slice(middle)];
}
