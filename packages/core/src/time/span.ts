/** A stretch of time [startMs, endMs): epoch milliseconds, the end is not part of it. */
export interface Span {
  readonly startMs: number;
  readonly endMs: number;
}

/** Length of a span in milliseconds; 0 for an empty one or one that ends before it starts. */
export function durationMs(span: Span): number {
  return Math.max(0, span.endMs - span.startMs);
}

/** Milliseconds that two spans share. Spans that only touch share nothing. */
export function overlapMs(a: Span, b: Span): number {
  return Math.max(0, Math.min(a.endMs, b.endMs) - Math.max(a.startMs, b.startMs));
}

/** From the first start to the last end of some spans, of which there is at least one. */
export function hullOf(spans: readonly Span[]): Span {
  let startMs = Infinity;
  let endMs = -Infinity;
  // Not Math.min(...spans): there may be more of them than a function takes arguments.
  for (const span of spans) {
    startMs = Math.min(startMs, span.startMs);
    endMs = Math.max(endMs, span.endMs);
  }
  return { startMs, endMs };
}

/** Spans merged where they overlap or touch, in order of time; empty ones are left out. */
export function union(spans: readonly Span[]): Span[] {
  const sorted = spans
    .filter((span) => span.endMs > span.startMs)
    .toSorted((a, b) => a.startMs - b.startMs);
  const merged: { startMs: number; endMs: number }[] = [];
  for (const span of sorted) {
    const last = merged.at(-1);
    if (last !== undefined && span.startMs <= last.endMs) {
      last.endMs = Math.max(last.endMs, span.endMs);
    } else {
      merged.push({ ...span });
    }
  }
  return merged;
}
