import { setTimeout as wait } from 'node:timers/promises';
import { errorCode, errorText } from './errors.ts';

/** A connection was lost, the server stops or starts, or it is no longer the primary. */
const PASSING = new Set([
  '57P01',
  '57P02',
  '57P03',
  '08000',
  '08001',
  '08003',
  '08006',
  '25006',
  'ECONNRESET',
  'ECONNREFUSED',
  'EPIPE',
  'ENOENT',
  'ETIMEDOUT',
]);
const PASSING_TEXT = /Connection terminated|connection error and is not queryable/u;

/** Waits before each new attempt, ms: a server that starts again or fails over is back in that time. */
const PAUSES_MS = [50, 100, 200, 400, 800, 1600, 3200, 6400];

/** PostgreSQL only reads here: a standby, or a primary that was replaced. */
const READ_ONLY = '25006';

/** Whether the server may accept the same statement in a moment. */
export function isPassing(error: unknown): boolean {
  return PASSING.has(errorCode(error) ?? '') || PASSING_TEXT.test(errorText(error));
}

/**
 * Runs what may be run twice: a read, or a write that leaves the same behind. Not for use within a
 * transaction, which has to be run again as a whole.
 *
 * @param renew - is called when the connections lead to a server that only reads
 */
export async function retrying<Result>(
  run: () => Promise<Result>,
  renew: () => Promise<void>,
  pausesMs: readonly number[] = PAUSES_MS,
): Promise<Result> {
  for (const pauseMs of pausesMs) {
    try {
      return await run();
    } catch (error) {
      if (!isPassing(error)) throw error;
      if (errorCode(error) === READ_ONLY) await renew();
      await wait(pauseMs);
    }
  }
  return run();
}
