import { LRUCache } from 'lru-cache';

/** What was decided for one who asks. */
interface CostTaken {
  /** What is left to them. */
  readonly remaining: number;
  /** How long until they could have it, ms; 0: they have it. */
  readonly waitMs: number;
}

/** What each principal may spend on questions. */
export interface CostBudget {
  /** Takes a cost from a principal, or nothing when less is left. */
  take(principal: string, cost: number): CostTaken;
  /** Gives back what was taken and not spent. @returns what is left */
  giveBack(principal: string, cost: number): number;
}

/** What {@link createCostBudget} needs. */
export interface CostBudgetOptions {
  /** What a principal may spend at once, and what comes back in a minute. */
  readonly costPerMinute: number;
  readonly nowMs: () => number;
}

/** What a principal had at an instant. */
interface Level {
  readonly remaining: number;
  readonly atMs: number;
}

const MINUTE_MS = 60_000;
/** So many are remembered; those who have not asked for the longest are taken for new. */
const MAX_PRINCIPALS = 10_000;

/** Budgets of this process: a bucket for each principal that fills up evenly. */
export function createCostBudget({ costPerMinute, nowMs }: CostBudgetOptions): CostBudget {
  const levels = new LRUCache<string, Level>({ max: MAX_PRINCIPALS });

  function levelNow(principal: string): Level {
    const atMs = nowMs();
    const level = levels.get(principal) ?? { remaining: costPerMinute, atMs };
    const passedMs = Math.max(0, atMs - level.atMs);
    const refilled = level.remaining + (passedMs * costPerMinute) / MINUTE_MS;
    return { remaining: Math.min(costPerMinute, refilled), atMs };
  }

  return {
    take(principal, cost) {
      const { remaining, atMs } = levelNow(principal);
      if (cost > remaining) {
        const waitMs = Math.ceil(((cost - remaining) * MINUTE_MS) / costPerMinute);
        return { remaining: Math.floor(remaining), waitMs };
      }
      levels.set(principal, { remaining: remaining - cost, atMs });
      return { remaining: Math.floor(remaining - cost), waitMs: 0 };
    },
    giveBack(principal, cost) {
      const { remaining, atMs } = levelNow(principal);
      const level = { remaining: Math.min(costPerMinute, remaining + cost), atMs };
      levels.set(principal, level);
      return Math.floor(level.remaining);
    },
  };
}
