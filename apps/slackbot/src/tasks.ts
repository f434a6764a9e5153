import { setTimeout as wait } from 'node:timers/promises';

/** Work that goes on after it was acknowledged. */
export interface Tasks {
  /** Whether no new work is taken, since the end is near. */
  readonly isClosing: () => boolean;
  /** Does the work, unless the end is near. Its signal aborts when it takes too long, or at the end. */
  run(work: (signal: AbortSignal) => Promise<void>): Promise<void>;
  /** Takes no more, and fulfils once nothing runs, but after `graceMs` in any case: what still runs is aborted. */
  drain(graceMs: number): Promise<void>;
}

/** What was aborted may still say so for this long, ms. */
const LAST_WORDS_MS = 500;

/** @param mostMs - how long one piece of work may take */
export function createTasks({ mostMs }: { readonly mostMs: number }): Tasks {
  const ending = new AbortController();
  const running = new Set<Promise<void>>();
  let isClosing = false;
  return {
    isClosing: () => isClosing,
    async run(work) {
      if (isClosing) return;
      const signal = AbortSignal.any([ending.signal, AbortSignal.timeout(mostMs)]);
      const task = work(signal);
      running.add(task);
      try {
        await task;
      } finally {
        running.delete(task);
      }
    },
    async drain(graceMs) {
      isClosing = true;
      const idle = Promise.allSettled(running);
      await Promise.race([idle, wait(graceMs, undefined, { ref: false })]);
      ending.abort(new Error('The app is ending.'));
      await Promise.race([idle, wait(LAST_WORDS_MS, undefined, { ref: false })]);
    },
  };
}
