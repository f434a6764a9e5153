import { LRUCache } from 'lru-cache';

/** What was decided for one who takes. */
interface Taken {
  /** What is left to them. */
  readonly remaining: number;
  /** How long until they could have it, ms; 0: they have it. */
  readonly waitMs: number;
}

/** What each of many may have. */
export interface Buckets {
  /** Takes an amount from the bucket of somebody, or nothing when less is left. */
  take(owner: string, amount: number): Taken;
  /** Gives back what was taken and not used. @returns what is left */
  giveBack(owner: string, amount: number): number;
}

/** What {@link createBuckets} needs. */
export interface BucketsOptions {
  /** What each may have at once, and what comes back in a minute. */
  readonly perMinute: number;
  readonly nowMs: () => number;
}

/** What somebody had at an instant. */
interface Level {
  readonly remaining: number;
  readonly atMs: number;
}

const MINUTE_MS = 60_000;
/** So many are remembered; those who have not taken for the longest are taken for new. */
const MAX_OWNERS = 10_000;

/** Buckets of this process, that fill up evenly. */
export function createBuckets({ perMinute, nowMs }: BucketsOptions): Buckets {
  const levels = new LRUCache<string, Level>({ max: MAX_OWNERS });

  function levelNow(owner: string): Level {
    const atMs = nowMs();
    const level = levels.get(owner) ?? { remaining: perMinute, atMs };
    const passedMs = Math.max(0, atMs - level.atMs);
    const refilled = level.remaining + (passedMs * perMinute) / MINUTE_MS;
    return { remaining: Math.min(perMinute, refilled), atMs };
  }

  return {
    take(owner, amount) {
      const { remaining, atMs } = levelNow(owner);
      if (amount > remaining) {
        const waitMs = Math.ceil(((amount - remaining) * MINUTE_MS) / perMinute);
        return { remaining: Math.floor(remaining), waitMs };
      }
      levels.set(owner, { remaining: remaining - amount, atMs });
      return { remaining: Math.floor(remaining - amount), waitMs: 0 };
    },
    giveBack(owner, amount) {
      const { remaining, atMs } = levelNow(owner);
      const level = { remaining: Math.min(perMinute, remaining + amount), atMs };
      levels.set(owner, level);
      return Math.floor(level.remaining);
    },
  };
}
