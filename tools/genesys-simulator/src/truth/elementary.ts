import { HALF_HOUR_MS } from '../scenario/time.ts';

/** A stretch of time in which nothing begins or ends, inside one half hour. */
export interface Elementary {
  startMs: number;
  endMs: number;
  /** Index of the half hour, counted from the beginning of the window. */
  halfHour: number;
}

/** Cuts [fromMs, toMs) at every instant given and at every half hour. */
export function* elementary(
  instants: Iterable<number>,
  fromMs: number,
  toMs: number,
): Generator<Elementary> {
  const cuts = new Set<number>([fromMs, toMs]);
  for (let markMs = fromMs; markMs < toMs; markMs += HALF_HOUR_MS) cuts.add(markMs);
  for (const atMs of instants) if (atMs > fromMs && atMs < toMs) cuts.add(atMs);
  const sorted = Float64Array.from(cuts).toSorted();
  for (let index = 1; index < sorted.length; index += 1) {
    const startMs = sorted[index - 1]!;
    const halfHour = Math.floor((startMs - fromMs) / HALF_HOUR_MS);
    yield { startMs, endMs: sorted[index]!, halfHour };
  }
}
