import type { ServerResponse } from 'node:http';
import { GraphQLError } from 'graphql';
import type { Plugin, YogaInitialContext } from 'graphql-yoga';
import PQueue from 'p-queue';

/** What {@link useLargeAnswers} needs. */
export interface LargeAnswersOptions {
  /** What may cost this much is large. */
  readonly fromCost: number;
  /** How many are made or on their way at the same time. */
  readonly atOnce: number;
  /** How many may wait for that; more are refused. */
  readonly waiting: number;
}

interface Context extends YogaInitialContext {
  readonly requestedCost: number;
  readonly signal: AbortSignal;
  /** Over HTTP: where the answer is written. */
  readonly res?: ServerResponse;
}

const RETRY_AFTER_SECONDS = 5;

/**
 * Lets only a few large answers be in memory at the same time: from before anything is read for one
 * until the client has taken it. Others wait for their turn.
 */
export function useLargeAnswers(options: LargeAnswersOptions): Plugin<Context> {
  const queue = new PQueue({ concurrency: options.atOnce });
  const ends = new WeakMap<Request, () => void>();

  /** Resolves when it is this operation's turn. Rejects with the signal's reason when it aborts. */
  async function turn({ request, res, signal }: Context): Promise<void> {
    const begun = Promise.withResolvers<void>();
    const ended = Promise.withResolvers<void>();
    const run = async () => {
      begun.resolve();
      await ended.promise;
    };
    queue.add(run, { signal }).catch(() => begun.reject(signal.reason));
    ends.set(request, ended.resolve);
    res?.once('close', ended.resolve);
    await begun.promise;
  }

  return {
    async onExecute({ args, setResultAndStopExecution }) {
      const { contextValue } = args;
      if (contextValue.requestedCost < options.fromCost) return;
      if (queue.size >= options.waiting) setResultAndStopExecution({ errors: [busy()] });
      else await turn(contextValue);
    },
    onResponse({ request, serverContext }) {
      // Over HTTP it is still to be sent.
      if (!('res' in serverContext)) ends.get(request)?.();
    },
  };
}

function busy(): GraphQLError {
  return new GraphQLError(
    `Too many large answers are being made: ask again in ${RETRY_AFTER_SECONDS} s, or for less.`,
    {
      extensions: {
        code: 'BUSY',
        retryAfterMs: RETRY_AFTER_SECONDS * 1000,
        http: { status: 503, headers: { 'retry-after': String(RETRY_AFTER_SECONDS) } },
      },
    },
  );
}
