import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { createBuckets } from '../buckets.ts';
import type { Logger } from '../logger.ts';
import { notGood, tooManyWrong } from './refusals.ts';

/** How many wrong keys and tokens may come in a minute. */
export interface AttemptLimits {
  readonly perAddress: number;
  /** From everywhere together. */
  readonly inAll: number;
}

/** Far more than people mistype, and less than a database notices. */
export const WRONG_LIMITS: AttemptLimits = { perAddress: 100, inAll: 2000 };

/** What bounds trying keys and tokens. */
export interface Attempts {
  /**
   * Looks a key up, unless too many wrong ones have come; one that was good the last time always is.
   * Rejects with a GraphQLError when it is not good, or was not looked up.
   *
   * @param address - from where it came
   */
  lookUp<Holder>(address: string, key: string, find: () => Promise<Holder | null>): Promise<Holder>;
  /** Counts a token that is wrong. @throws GraphQLError for who sent it */
  refuse(address: string): never;
}

/** What {@link createAttempts} needs. */
export interface AttemptsOptions {
  readonly limits: AttemptLimits;
  readonly logger: Pick<Logger, 'info'>;
  readonly nowMs: () => number;
}

/** Keys that were good are known again by digests of them: so many, the latest. */
const MAX_KNOWN = 10_000;
/** Lines of the log in a minute: who floods us shall not flood it. */
const LINES_PER_MINUTE = 5;
const ALL = 'all';

export function createAttempts({ limits, logger, nowMs }: AttemptsOptions): Attempts {
  const byAddress = createBuckets({ perMinute: limits.perAddress, nowMs });
  const inAll = createBuckets({ perMinute: limits.inAll, nowMs });
  const lines = createBuckets({ perMinute: LINES_PER_MINUTE, nowMs });
  const known = new LRUCache<string, true>({ max: MAX_KNOWN });

  /** @throws GraphQLError when there are none left */
  function take(address: string): void {
    const ofAddress = byAddress.take(address, 1).waitMs;
    const ofAll = ofAddress > 0 ? 0 : inAll.take(ALL, 1).waitMs;
    if (ofAll > 0) byAddress.giveBack(address, 1);
    const waitMs = Math.max(ofAddress, ofAll);
    if (waitMs === 0) return;
    if (lines.take(ALL, 1).waitMs === 0) logger.info({ address }, 'too many wrong keys or tokens');
    throw tooManyWrong(waitMs);
  }

  function giveBack(address: string): void {
    byAddress.giveBack(address, 1);
    inAll.giveBack(ALL, 1);
  }

  function refuse(address: string): never {
    take(address);
    throw notGood();
  }

  return {
    async lookUp(address, key, find) {
      const digest = createHash('sha256').update(key).digest('base64');
      if (known.get(digest) === true) {
        const holder = await find();
        if (holder !== null) return holder;
        known.delete(digest);
        return refuse(address);
      }
      // Taken before it is known to be wrong, so that as many as come at once are not all looked up.
      take(address);
      const holder = await find().catch((error: unknown) => {
        giveBack(address);
        throw error;
      });
      if (holder === null) throw notGood();
      giveBack(address);
      known.set(digest, true);
      return holder;
    },
    refuse,
  };
}
