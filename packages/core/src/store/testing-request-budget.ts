import { type BudgetState, NOTHING_KNOWN } from '../genesys/budget-state.ts';
import type { Clock } from '../genesys/clock.ts';
import type { BudgetRow } from './request-budget-row.ts';

/** A clock that moves on to the next sleeper as soon as nobody has anything to do. */
export interface PatientClock extends Clock {
  /** Time stands still while this runs, such as a question to a real database. */
  during<Result>(run: () => Promise<Result>): Promise<Result>;
}

interface Sleeper {
  readonly dueMs: number;
  readonly wake: () => void;
}

export function createPatientClock(startMs: number): PatientClock {
  const sleepers = new Set<Sleeper>();
  let nowMs = startMs;
  let running = 0;

  function moveOn(): void {
    if (running > 0 || sleepers.size === 0) return;
    nowMs = Math.max(nowMs, Math.min(...Array.from(sleepers, ({ dueMs }) => dueMs)));
    for (const sleeper of sleepers) {
      if (sleeper.dueMs > nowMs) continue;
      sleepers.delete(sleeper);
      sleeper.wake();
    }
    setImmediate(moveOn);
  }

  return {
    nowMs: () => nowMs,
    async sleep(durationMs, signal) {
      signal?.throwIfAborted();
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      const sleeper = { dueMs: nowMs + Math.ceil(durationMs), wake: resolve };
      sleepers.add(sleeper);
      const onAbort = (): void => {
        sleepers.delete(sleeper);
        reject(signal?.reason);
      };
      signal?.addEventListener('abort', onAbort, { once: true });
      setImmediate(moveOn);
      await promise.finally(() => signal?.removeEventListener('abort', onAbort));
    },
    async during(run) {
      running += 1;
      try {
        return await run();
      } finally {
        running -= 1;
        setImmediate(moveOn);
      }
    },
  };
}

/** A row that is in no database, and can be taken away. */
export function memoryRow(clock: Clock) {
  let state = NOTHING_KNOWN;
  let version = 0;
  const refuse = (): void => {
    // As for a name with two addresses, of which none answers.
    if (row.isAway) throw Object.assign(new AggregateError([]), { code: 'ECONNREFUSED' });
  };
  const row = {
    isAway: false,
    async read() {
      refuse();
      return { state, version, nowMs: clock.nowMs() };
    },
    async replace(ofVersion: number, next: BudgetState) {
      refuse();
      if (ofVersion !== version) return false;
      version += 1;
      state = next;
      return true;
    },
  };
  return row;
}

/** The same row by this clock instead of the database's own, or by one that is ahead of it. */
export function timedRow(row: BudgetRow, clock: PatientClock, aheadMs = 0): BudgetRow {
  return {
    read: async () =>
      clock.during(async () => ({ ...(await row.read()), nowMs: clock.nowMs() + aheadMs })),
    replace: async (version, state) => clock.during(async () => row.replace(version, state)),
  };
}

/** The clock of a machine that is wrong by so much. */
export function wrongClock(clock: Clock, byMs: number): Clock {
  return {
    nowMs: () => clock.nowMs() + byMs,
    sleep: async (...request) => clock.sleep(...request),
  };
}
