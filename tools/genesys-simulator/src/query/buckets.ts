import type { Interval } from './interval.ts';

/** An interval cut into equal buckets from its start; the last one may be shorter. */
export interface Buckets {
  interval: Interval;
  lengthMs: number;
}

/** @param granularityMs - undefined for one bucket over all of the interval. */
export function bucketsOf(interval: Interval, granularityMs: number | undefined): Buckets {
  return { interval, lengthMs: granularityMs ?? interval.endMs - interval.startMs };
}

/** The index of the bucket an instant lies in. */
export function bucketAt({ interval, lengthMs }: Buckets, instantMs: number): number {
  return Math.floor((instantMs - interval.startMs) / lengthMs);
}

/** A bucket's own interval. */
export function bucketInterval({ interval, lengthMs }: Buckets, index: number): Interval {
  const startMs = interval.startMs + index * lengthMs;
  return { startMs, endMs: Math.min(startMs + lengthMs, interval.endMs) };
}
