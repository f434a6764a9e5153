import { setImmediate } from 'node:timers/promises';

/** Lets others work; fulfils when it is the caller's turn again. */
export type Pause = () => Promise<unknown>;

/** How long work may go on without a pause, ms. One step more, and whoever waits is not kept waiting. */
const STRETCH_MS = 15;

/**
 * Does work that may be interrupted wherever it yields, so that a long answer does not hold up all
 * others: after some milliseconds there is a pause.
 *
 * @param pause - @default a round of the event loop
 * @param signal - ends the work at a pause: rejects with its reason
 */
export async function inSteps<Made>(
  work: Iterator<unknown, Made>,
  pause: Pause = setImmediate,
  signal?: AbortSignal,
): Promise<Made> {
  for (let startedMs = performance.now(); ;) {
    const step = work.next();
    if (step.done === true) return step.value;
    if (performance.now() - startedMs < STRETCH_MS) continue;
    await pause();
    signal?.throwIfAborted();
    startedMs = performance.now();
  }
}
