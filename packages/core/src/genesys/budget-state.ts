/** What an answer told about the limit that Genesys counts, for everyone who uses the client. */
export interface RateObservation {
  /** When the request that was answered had started, epoch ms. */
  readonly startedMs: number;
  /** Requests counted so far in Genesys' present window, and how many it allows. */
  readonly count: number;
  readonly allowed: number;
  /** Until that window ends, ms from now. */
  readonly resetMs: number;
}

/** What is known of the requests made with an OAuth client. Instants are epoch ms of one clock. */
export interface BudgetState {
  /** Starts of the last minute, in order. */
  readonly startsMs: readonly number[];
  /** What Genesys allows a minute; `null`: it has not told. */
  readonly allowed: number | null;
  /** Genesys said 429: nobody starts anything before this. */
  readonly pausedUntilMs: number;
  /** Genesys' own minute: requests of everyone in it, and its end. */
  readonly theirs: { readonly used: number; readonly endMs: number };
}

export const NOTHING_KNOWN: BudgetState = {
  startsMs: [],
  allowed: null,
  pausedUntilMs: 0,
  theirs: { used: 0, endMs: 0 },
};

/**
 * Starts are counted over a little more than a minute, because those of the far end of a minute
 * may reach Genesys late and those of this end early.
 */
export const WINDOW_MS = 61_000;

/** Genesys' windows are minutes: a longer wait that an answer asks for is not believed, ms. */
const LONGEST_WAIT_MS = 120_000;

/** Without what no longer counts. A clock that was set back must not stop everything for as long. */
export function recentState(state: BudgetState, nowMs: number): BudgetState {
  const latestMs = nowMs + LONGEST_WAIT_MS;
  return {
    ...state,
    startsMs: state.startsMs
      .filter((startMs) => startMs > nowMs - WINDOW_MS)
      .map((startMs) => Math.min(startMs, nowMs)),
    pausedUntilMs: Math.min(state.pausedUntilMs, latestMs),
    theirs: { ...state.theirs, endMs: Math.min(state.theirs.endMs, latestMs) },
  };
}

/** Whether it was told by a clock that has been set back since. */
export function isAhead({ startsMs, pausedUntilMs, theirs }: BudgetState, nowMs: number): boolean {
  const latestWaitMs = Math.max(pausedUntilMs, theirs.endMs);
  return Math.max(startsMs.at(-1) ?? 0, latestWaitMs - LONGEST_WAIT_MS) > nowMs;
}

/** Counts requests that have started. */
export function withStarts(state: BudgetState, startsMs: readonly number[]): BudgetState {
  return {
    ...state,
    startsMs: [...state.startsMs, ...startsMs].toSorted((a, b) => a - b),
    theirs: { ...state.theirs, used: state.theirs.used + startsMs.length },
  };
}

/** Learns from the headers of an answer that came now. */
export function withObservation(
  state: BudgetState,
  { startedMs, count, allowed, resetMs }: RateObservation,
  nowMs: number,
): BudgetState {
  // What was started after the answered request may not be in its count yet.
  const used = count + state.startsMs.filter((startMs) => startMs > startedMs).length;
  const isMore = nowMs >= state.theirs.endMs || used > state.theirs.used;
  return {
    ...state,
    allowed: allowed > 0 ? allowed : state.allowed,
    theirs: isMore ? { used, endMs: nowMs + waitable(resetMs) } : state.theirs,
  };
}

/** Lets nobody start anything for this long. */
export function withPause(state: BudgetState, durationMs: number, nowMs: number): BudgetState {
  const untilMs = nowMs + waitable(durationMs);
  return { ...state, pausedUntilMs: Math.max(state.pausedUntilMs, untilMs) };
}

/** The same, told by a clock that is this much ahead, ms. */
export function shiftedState(state: BudgetState, aheadMs: number): BudgetState {
  return {
    ...state,
    startsMs: state.startsMs.map((startMs) => startMs + aheadMs),
    pausedUntilMs: state.pausedUntilMs + aheadMs,
    theirs: { ...state.theirs, endMs: state.theirs.endMs + aheadMs },
  };
}

function waitable(durationMs: number): number {
  return Math.min(durationMs, LONGEST_WAIT_MS);
}
