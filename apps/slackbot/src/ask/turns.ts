import { setImmediate } from 'node:timers/promises';

/** Fulfils when it is the caller's turn to work without a pause. */
export type NextTurn = () => Promise<void>;

/** Rounds of the event loop between two turns: a request that comes in needs some to be acknowledged. */
const ROUNDS = 6;

/**
 * Lets long work go on one piece at a time, with a pause between the pieces in which requests that
 * came in are read and acknowledged: Slack waits three seconds for that, and no longer.
 */
export function createTurns(): NextTurn {
  let last: Promise<unknown> = Promise.resolve();
  return async () => {
    const before = last;
    const { promise, resolve } = Promise.withResolvers<void>();
    last = promise;
    await before;
    for (let round = 0; round < ROUNDS; round += 1) await setImmediate();
    resolve();
  };
}
