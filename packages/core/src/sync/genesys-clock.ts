import type { GenesysClient } from '../genesys/client.ts';
import type { Clock } from '../genesys/clock.ts';

/** Less than this is what answers take, and what clocks that nobody sets differ by, ms. */
const BELIEVED_MS = 5 * 60_000;

/** Half hours would be kept as of a time that is to come: the clock went back while they were read. */
export class ClockWentBackError extends Error {
  override readonly name = 'ClockWentBackError';

  constructor() {
    super('The clock went back while half hours were read: nothing was written.');
  }
}

/**
 * A clock that is right by more than some minutes, wherever it runs: Genesys says in every answer
 * what time it is. A half hour that is to come would otherwise be kept as one with nothing in it.
 *
 * @returns the client to call, whose answers set the clock, and the clock
 */
export function createGenesysClock(
  client: GenesysClient,
  clock: Clock,
): {
  readonly client: GenesysClient;
  readonly clock: Clock;
  /** By how much the clock given is corrected now, ms. */
  readonly behindMs: () => number;
} {
  let behindMs = 0;
  return {
    client: {
      async call(context, run) {
        const answer = await client.call(context, run);
        if (answer.answeredAtMs !== null) {
          const differenceMs = answer.answeredAtMs - clock.nowMs();
          behindMs = Math.abs(differenceMs) < BELIEVED_MS ? 0 : differenceMs;
        }
        return answer;
      },
      download: async (context, url) => client.download(context, url),
    },
    clock: { ...clock, nowMs: () => clock.nowMs() + behindMs },
    behindMs: () => behindMs,
  };
}

/** @throws ClockWentBackError when `asOfMs` is to come */
export function refuseFuture({ nowMs }: Pick<Clock, 'nowMs'>, asOfMs: number): void {
  if (asOfMs > nowMs()) throw new ClockWentBackError();
}
