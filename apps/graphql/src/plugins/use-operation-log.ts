import { getOperationAST } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { Logger } from '../logger.ts';

/**
 * One line for each operation: its name, outcome, cost and duration; no argument and no number of it.
 * The duration is in `Server-Timing` too, and not in the answer, whose bytes stay the same.
 */
export function useOperationLog(logger: Logger): Plugin<object, { isRemembered?: boolean }> {
  const startsMs = new WeakMap<Request, number>();
  const names = new WeakMap<Request, string>();
  const durationMs = (request: Request) =>
    Math.round(performance.now() - (startsMs.get(request) ?? NaN));
  return {
    onRequest({ request }) {
      startsMs.set(request, performance.now());
    },
    onExecute({ args }) {
      const name = getOperationAST(args.document, args.operationName)?.name?.value;
      if (name !== undefined) names.set(args.contextValue.request, name);
    },
    onExecutionResult({ result, request, context }) {
      if (result === undefined || Symbol.asyncIterator in result) return;
      const codes = new Set(result.errors?.map(({ extensions }) => extensions?.['code']));
      const outcome = request.signal.aborted ? 'aborted' : codes.size > 0 ? 'error' : 'ok';
      logger.info(
        {
          operation: names.get(request) ?? null,
          outcome,
          ...(codes.size > 0 ? { codes: [...codes] } : {}),
          ...(context.isRemembered === true ? { isRemembered: true } : {}),
          ...result.extensions?.['cost'],
          durationMs: durationMs(request),
        },
        'operation',
      );
    },
    onResponse({ request, response }) {
      response.headers.set('server-timing', `total;dur=${durationMs(request)}`);
    },
  };
}
