import type { Watching } from '@halfhour/service';
import { getOperationAST } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { Logger } from '../logger.ts';

/** What is told of an operation. */
interface Told {
  /** `null`: it was not found, or could not be read. */
  readonly kind: string | null;
  readonly name: string | null;
}

/**
 * One line for each operation: its name, outcome, cost, duration and what it used; no argument and no
 * number of it. Its outcome and duration are counted too. The duration is in `Server-Timing` as well, and
 * not in the answer, whose bytes stay the same.
 */
export function useOperationLog(
  logger: Logger,
  { around, used, answered }: Watching,
): Plugin<object, { isRemembered?: boolean }> {
  const startsMs = new WeakMap<Request, number>();
  const told = new WeakMap<Request, Told>();
  const durationMs = (request: Request) =>
    Math.round(performance.now() - (startsMs.get(request) ?? NaN));
  return {
    instrumentation: {
      operation: async (_payload, wrapped) => around('graphql', async () => wrapped()),
    },
    onRequest({ request }) {
      startsMs.set(request, performance.now());
    },
    onExecute({ args }) {
      const operation = getOperationAST(args.document, args.operationName);
      const name = operation?.name?.value ?? null;
      told.set(args.contextValue.request, { kind: operation?.operation ?? null, name });
    },
    onExecutionResult({ result, request, context }) {
      if (result === undefined || Symbol.asyncIterator in result) return;
      const { kind = null, name = null } = told.get(request) ?? {};
      const codes = new Set(result.errors?.map(({ extensions }) => extensions?.['code']));
      const outcome = request.signal.aborted ? 'aborted' : codes.size > 0 ? 'error' : 'ok';
      logger.info(
        {
          operation: name,
          outcome,
          ...(codes.size > 0 ? { codes: [...codes] } : {}),
          ...(context.isRemembered === true ? { isRemembered: true } : {}),
          ...result.extensions?.['cost'],
          ...used(),
          durationMs: durationMs(request),
        },
        'operation',
      );
      answered({
        kind: kind ?? 'unknown',
        outcome: outcome === 'error' ? faultOf(codes) : outcome,
        durationMs: durationMs(request),
      });
    },
    onResponse({ request, response }) {
      response.headers.set('server-timing', `total;dur=${durationMs(request)}`);
    },
  };
}

/** Whose fault it is that an operation came to nothing: ours, or that of who asked. */
function faultOf(codes: ReadonlySet<unknown>): 'failed' | 'refused' {
  return codes.has('INTERNAL_SERVER_ERROR') ? 'failed' : 'refused';
}
