import type { Plugin, YogaInitialContext } from 'graphql-yoga';
import { TimeLimitError } from '../time-limit-error.ts';

interface Context extends YogaInitialContext {
  /** Aborts when the client has gone; from here on also when the time is over. */
  readonly signal: AbortSignal;
}

/**
 * Gives up what takes longer, waiting for its turn included: whatever works for the operation is told
 * by the signal in its context.
 */
export function useTimeLimit(limitMs: number): Plugin<Context> {
  const timers = new WeakMap<Request, NodeJS.Timeout>();
  return {
    onExecute({ args, extendContext }) {
      const { request, signal: gone } = args.contextValue;
      const over = new AbortController();
      timers.set(
        request,
        setTimeout(() => over.abort(new TimeLimitError(limitMs)), limitMs),
      );
      const signal = AbortSignal.any([gone, over.signal]);
      extendContext({ signal });
      // The executor looks for it here; its types don't know.
      Object.assign(args, { signal });
    },
    onExecutionResult({ request }) {
      clearTimeout(timers.get(request));
    },
  };
}
