import {
  type BudgetState,
  type RateObservation,
  recentState,
  WINDOW_MS,
  withObservation,
  withPause,
  withStarts,
} from '../genesys/budget-state.ts';

/** What one process knows and the others don't yet. Instants are epoch ms of its own clock. */
export interface BudgetNews {
  /** Starts that it made on its own. */
  readonly startsMs: readonly number[];
  /** Genesys said 429: nobody starts anything before this. */
  readonly pausedUntilMs: number;
  /** What an answer told, and when Genesys' minute ends. */
  readonly observed: { readonly told: RateObservation; readonly endMs: number } | null;
}

export const NO_NEWS: BudgetNews = { startsMs: [], pausedUntilMs: 0, observed: null };

/** Whether an answer tells more than is known: another limit, or requests that nobody here made. */
export function tellsMore(known: BudgetState, { count, allowed }: RateObservation): boolean {
  return count > known.startsMs.length || (allowed > 0 && allowed !== known.allowed);
}

/** Whether anything is to be told. */
export function isNews({ startsMs, pausedUntilMs, observed }: BudgetNews, nowMs: number): boolean {
  return startsMs.length > 0 || pausedUntilMs > nowMs || observed !== null;
}

/** Both, without what nobody needs to hear by now. */
export function joinNews(one: BudgetNews, other: BudgetNews, nowMs: number): BudgetNews {
  const observed = [one.observed, other.observed]
    .filter((each) => each !== null)
    .toSorted((a, b) => b.told.count - a.told.count);
  return {
    startsMs: [...one.startsMs, ...other.startsMs].filter((startMs) => startMs > nowMs - WINDOW_MS),
    pausedUntilMs: Math.max(one.pausedUntilMs, other.pausedUntilMs),
    observed: observed[0] ?? null,
  };
}

/**
 * What is known with the news.
 *
 * @param nowMs - by the clock of the state
 * @param aheadMs - how far that clock is ahead of the one of the news
 */
export function withNews(
  before: BudgetState,
  { startsMs, pausedUntilMs, observed }: BudgetNews,
  nowMs: number,
  aheadMs: number,
): BudgetState {
  let state = withStarts(
    recentState(before, nowMs),
    startsMs.map((startMs) => startMs + aheadMs),
  );
  const pauseMs = pausedUntilMs + aheadMs - nowMs;
  if (pauseMs > 0) state = withPause(state, pauseMs, nowMs);
  if (observed === null) return state;
  const resetMs = observed.endMs + aheadMs - nowMs;
  if (resetMs <= 0) return state;
  const startedMs = observed.told.startedMs + aheadMs;
  return withObservation(state, { ...observed.told, startedMs, resetMs }, nowMs);
}
