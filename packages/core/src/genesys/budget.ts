import { type BudgetLimits, checkLimits, type Priority, takeStarts } from './budget-rule.ts';
import { NOTHING_KNOWN, type RateObservation, withObservation, withPause } from './budget-state.ts';
import { createTurns } from './budget-turns.ts';
import { type Clock, systemClock } from './clock.ts';

/** The requests that may be made: one for everything that uses the same OAuth client. */
export interface RequestBudget {
  /** Resolves when one request may start, now. Rejects with the signal's reason when it aborts. */
  acquire(request: {
    readonly priority: Priority;
    readonly signal: AbortSignal | undefined;
  }): Promise<void>;
  /** Learns from the headers of an answer. */
  observe(observation: RateObservation): void;
  /** Genesys said 429: nobody starts anything for this long. */
  pause(durationMs: number): void;
}

export interface BudgetOptions {
  /** @default 300, what Genesys allows an OAuth client. */
  readonly requestsPerMinute?: number | undefined;
  /** Share of the requests that only interactive questions may use. @default 0.2 */
  readonly interactiveReserve?: number | undefined;
  readonly clock?: Clock;
}

/**
 * A budget for one process. It counts the starts of the last minute instead of filling a token
 * bucket: a full bucket that is also being refilled lets up to twice the limit start in one minute,
 * which a service that counts fixed minutes answers with 429. Bursts up to the limit are fine.
 */
export function createRequestBudget({
  clock = systemClock,
  ...options
}: BudgetOptions = {}): RequestBudget {
  const limits = budgetLimits(options);
  let state = NOTHING_KNOWN;
  return {
    acquire: createTurns({
      clock,
      async take(asked) {
        const taken = takeStarts(state, limits, asked, clock.nowMs());
        ({ state } = taken);
        return taken;
      },
    }),
    observe(observation) {
      state = withObservation(state, observation, clock.nowMs());
    },
    pause(durationMs) {
      state = withPause(state, durationMs, clock.nowMs());
    },
  };
}

/** The limits, where they were not set as they usually are. @throws RangeError */
export function budgetLimits({
  requestsPerMinute = 300,
  interactiveReserve = 0.2,
}: BudgetOptions): BudgetLimits {
  const limits = { requestsPerMinute, interactiveReserve };
  checkLimits(limits);
  return limits;
}
