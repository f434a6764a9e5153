import {
  type BudgetLimits,
  type ByPriority,
  type Taken,
  takeStarts,
} from '../genesys/budget-rule.ts';
import { type BudgetState, isAhead, NOTHING_KNOWN, shiftedState } from '../genesys/budget-state.ts';
import type { Clock } from '../genesys/clock.ts';
import { exchange } from './request-budget-exchange.ts';
import { type BudgetNews, isNews, joinNews, NO_NEWS, withNews } from './request-budget-news.ts';
import type { BudgetRow } from './request-budget-row.ts';

/** The starts of all processes, as one of them sees them. */
export interface SharedStarts {
  /**
   * Lets some of those who ask start, and tells the others the news. Not to be called twice at once.
   *
   * @throws when the database can't be used; the news are kept
   */
  take(asked: ByPriority): Promise<Taken>;
  /** Keeps what the others are to be told with the next exchange. */
  keep(news: BudgetNews): void;
  hasNews(): boolean;
  /** What was known at the last exchange, and the news since, by this process's own clock. */
  known(): BudgetState;
}

export function createSharedStarts(
  row: BudgetRow,
  limits: BudgetLimits,
  { clock, random }: { readonly clock: Clock; readonly random: () => number },
): SharedStarts {
  let news = NO_NEWS;
  let seen = { state: NOTHING_KNOWN, aheadMs: 0 };
  const hasNews = (): boolean => isNews(news, clock.nowMs());
  const keep = (more: BudgetNews): void => {
    news = joinNews(news, more, clock.nowMs());
  };

  return {
    keep,
    hasNews,
    known: () => withNews(shiftedState(seen.state, -seen.aheadMs), news, clock.nowMs(), 0),
    async take(asked) {
      const hadNews = hasNews();
      const told = news;
      news = NO_NEWS;
      try {
        return await exchange(row, { clock, random }, (known, nowMs) => {
          const aheadMs = nowMs - clock.nowMs();
          const taken = takeStarts(withNews(known, told, nowMs, aheadMs), limits, asked, nowMs);
          seen = { state: taken.state, aheadMs };
          const { interactive, background } = taken.granted;
          const isNew = hadNews || interactive + background > 0 || isAhead(known, nowMs);
          return { ...taken, isNew };
        });
      } catch (error) {
        keep(told);
        throw error;
      }
    },
  };
}
