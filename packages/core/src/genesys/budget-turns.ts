import type { ByPriority, Priority, Taken } from './budget-rule.ts';
import type { Clock } from './clock.ts';

interface TurnsOptions {
  /** Lets some of those who ask start now; does not wait until they can. */
  readonly take: (asked: ByPriority) => Promise<Pick<Taken, 'granted' | 'waitMs'>>;
  readonly clock: Clock;
  /** Added to every wait, ms: others wait for the same moment. @default 0 */
  readonly spreadMs?: () => number;
}

/** A request that asks for its turn. */
interface Turn {
  readonly priority: Priority;
  readonly signal: AbortSignal | undefined;
}

const PRIORITIES: readonly Priority[] = ['interactive', 'background'];

interface Waiter {
  readonly start: () => void;
  readonly fail: (error: unknown) => void;
}

/**
 * Lets requests wait for their turn: those of one priority in the order of asking, and interactive
 * ones before the others. Whoever waits at the same moment is asked for together, and nobody is
 * asked for before the time that the last answer named.
 *
 * @returns what resolves when one request may start, now, and rejects with the signal's reason
 */
export function createTurns({ take, clock, spreadMs = () => 0 }: TurnsOptions) {
  const waiting = { interactive: new Set<Waiter>(), background: new Set<Waiter>() };
  const closedUntilMs = { interactive: 0, background: 0 };
  let settledMs = -Infinity;
  let isServing = false;
  let resting = new AbortController();

  /** Goes on until nobody waits. */
  async function serve(): Promise<void> {
    isServing = true;
    try {
      while (waiting.interactive.size + waiting.background.size > 0) await serveOnce();
    } catch (error) {
      for (const { fail } of [...waiting.interactive, ...waiting.background]) fail(error);
      waiting.interactive.clear();
      waiting.background.clear();
    } finally {
      isServing = false;
    }
  }

  async function serveOnce(): Promise<void> {
    const nowMs = clock.nowMs();
    // A clock that was set back must not keep it closed for as long.
    const isBack = nowMs < settledMs;
    const ask = (priority: Priority): number =>
      isBack || closedUntilMs[priority] <= nowMs ? waiting[priority].size : 0;
    const asked = { interactive: ask('interactive'), background: ask('background') };
    if (asked.interactive + asked.background === 0) await rest(nowMs);
    else settle(await take(asked));
  }

  function settle({ granted, waitMs }: Pick<Taken, 'granted' | 'waitMs'>): void {
    const nowMs = clock.nowMs();
    settledMs = nowMs;
    for (const priority of PRIORITIES) {
      const isOpen = waitMs[priority] === 0;
      closedUntilMs[priority] = isOpen ? nowMs : nowMs + waitMs[priority] + spreadMs();
      for (const waiter of [...waiting[priority]].slice(0, granted[priority])) {
        waiting[priority].delete(waiter);
        waiter.start();
      }
    }
  }

  /** Until someone's time has come, or someone came or left. */
  async function rest(nowMs: number): Promise<void> {
    const opensMs = PRIORITIES.filter((priority) => waiting[priority].size > 0).map(
      (priority) => closedUntilMs[priority],
    );
    resting = new AbortController();
    await clock.sleep(Math.min(...opensMs) - nowMs, resting.signal).catch(() => undefined);
  }

  /** Someone came or left. */
  function look(): void {
    resting.abort();
    if (!isServing) void serve();
  }

  return async function acquire({ priority, signal }: Turn): Promise<void> {
    signal?.throwIfAborted();
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const waiter: Waiter = { start: resolve, fail: reject };
    const leave = (): void => {
      waiting[priority].delete(waiter);
      reject(signal?.reason);
      look();
    };
    signal?.addEventListener('abort', leave, { once: true });
    waiting[priority].add(waiter);
    look();
    try {
      await promise;
    } finally {
      signal?.removeEventListener('abort', leave);
    }
  };
}
