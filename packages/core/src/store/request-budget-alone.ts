import {
  type BudgetLimits,
  type ByPriority,
  type Taken,
  takeStarts,
} from '../genesys/budget-rule.ts';
import type { BudgetState } from '../genesys/budget-state.ts';
import type { Clock } from '../genesys/clock.ts';
import { type BudgetNews, withNews } from './request-budget-news.ts';

/** As how many processes share the budget, as far as one that can't see the others knows. */
const PROCESSES = 4;

/** The starts of a process that can't see those of the others. */
export interface LoneStarts {
  take(asked: ByPriority): Taken;
  learn(news: BudgetNews): void;
}

/**
 * Goes on with a quarter of the limit, of which a quarter of what all had started is used: if all
 * are alone, they keep the limit together.
 *
 * @param known - what was known at last, by this process's clock
 */
export function createLoneStarts(
  known: BudgetState,
  limits: BudgetLimits,
  clock: Clock,
): LoneStarts {
  const startsMs = known.startsMs.filter((_, index) => index % PROCESSES === 0);
  let state: BudgetState = { ...known, startsMs };
  return {
    take(asked) {
      const taken = takeStarts(state, { ...limits, part: 1 / PROCESSES }, asked, clock.nowMs());
      ({ state } = taken);
      return taken;
    },
    learn(news) {
      state = withNews(state, news, clock.nowMs(), 0);
    },
  };
}
