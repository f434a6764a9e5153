import pLimit from 'p-limit';
import { abortable } from './abortable.ts';
import { type Clock, systemClock } from './clock.ts';

/** Someone waits for the answer, or nobody does. */
export type Priority = 'interactive' | 'background';

/** What an answer told about the limit that Genesys counts, for everyone who uses the client. */
interface RateObservation {
  /** When the request that was answered had started, epoch ms. */
  readonly startedMs: number;
  /** Requests counted so far in Genesys' present window, and how many it allows. */
  readonly count: number;
  readonly allowed: number;
  /** Until that window ends, ms from now. */
  readonly resetMs: number;
}

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
 * Starts are counted over a little more than a minute, because those of the far end of a minute
 * may reach Genesys late and those of this end early.
 */
const WINDOW_MS = 61_000;

/** Genesys' windows are minutes: a longer wait that an answer asks for is not believed, ms. */
const LONGEST_WAIT_MS = 120_000;

/**
 * A budget for one process. It counts the starts of the last minute instead of filling a token
 * bucket: a full bucket that is also being refilled lets up to twice the limit start in one minute,
 * which a service that counts fixed minutes answers with 429. Bursts up to the limit are fine.
 */
export function createRequestBudget({
  requestsPerMinute = 300,
  interactiveReserve = 0.2,
  clock = systemClock,
}: BudgetOptions = {}): RequestBudget {
  checkOptions(requestsPerMinute, interactiveReserve);
  const startsMs: number[] = [];
  let allowed = requestsPerMinute;
  let pausedUntilMs = 0;
  /** Genesys' own window, as last observed: requests used in it by everyone, and its end. */
  let theirs = { used: 0, endMs: 0 };
  // One at a time of each priority waits for its turn, in order of asking.
  const turns = { interactive: pLimit(1), background: pLimit(1) };

  function limitOf(priority: Priority): number {
    const limit = Math.min(requestsPerMinute, allowed);
    const usable = priority === 'interactive' ? limit : limit * (1 - interactiveReserve);
    return Math.max(1, Math.floor(usable));
  }

  function earliestStartMs(priority: Priority): number {
    const limit = limitOf(priority);
    const blocking = startsMs.at(-limit);
    const ours = blocking === undefined ? 0 : blocking + WINDOW_MS;
    return Math.max(ours, pausedUntilMs, theirs.used >= limit ? theirs.endMs : 0);
  }

  async function waitForStart(priority: Priority, signal: AbortSignal | undefined): Promise<void> {
    for (;;) {
      signal?.throwIfAborted();
      const nowMs = clock.nowMs();
      const waitMs = earliestStartMs(priority) - nowMs;
      if (waitMs <= 0) {
        while (startsMs.length > 0 && (startsMs[0] ?? 0) <= nowMs - WINDOW_MS) startsMs.shift();
        startsMs.push(nowMs);
        theirs.used += 1;
        return;
      }
      await clock.sleep(waitMs, signal);
    }
  }

  return {
    acquire: async ({ priority, signal }) =>
      abortable(
        turns[priority](async () => waitForStart(priority, signal)),
        signal,
      ),
    observe({ startedMs, count, allowed: nowAllowed, resetMs }) {
      if (nowAllowed > 0) allowed = nowAllowed;
      const nowMs = clock.nowMs();
      // What we started after the answered request may not be in its count yet.
      const used = count + startsMs.filter((startMs) => startMs > startedMs).length;
      if (nowMs >= theirs.endMs || used > theirs.used)
        theirs = { used, endMs: nowMs + waitable(resetMs) };
    },
    pause(durationMs) {
      pausedUntilMs = Math.max(pausedUntilMs, clock.nowMs() + waitable(durationMs));
    },
  };
}

function waitable(durationMs: number): number {
  return Math.min(durationMs, LONGEST_WAIT_MS);
}

function checkOptions(requestsPerMinute: number, interactiveReserve: number): void {
  if (!Number.isInteger(requestsPerMinute) || requestsPerMinute < 1) {
    throw new RangeError(
      `requestsPerMinute is ${requestsPerMinute}. Expected a whole number of 1 or more.`,
    );
  }
  if (!(interactiveReserve >= 0 && interactiveReserve < 1)) {
    throw new RangeError(`interactiveReserve is ${interactiveReserve}. Expected 0 to below 1.`);
  }
}
