import { getOperationAST } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { Logger } from '../logger.ts';

/** One line for each operation: its name, outcome and cost; no argument and no number of it. */
export function useOperationLog(logger: Logger): Plugin {
  const names = new WeakMap<Request, string>();
  return {
    onExecute({ args }) {
      const name = getOperationAST(args.document, args.operationName)?.name?.value;
      if (name !== undefined) names.set(args.contextValue.request, name);
    },
    onExecutionResult({ result, request }) {
      if (result === undefined || Symbol.asyncIterator in result) return;
      const codes = new Set(result.errors?.map(({ extensions }) => extensions?.['code']));
      const outcome = request.signal.aborted ? 'aborted' : codes.size > 0 ? 'error' : 'ok';
      logger.info(
        {
          operation: names.get(request) ?? null,
          outcome,
          ...(codes.size > 0 ? { codes: [...codes] } : {}),
          ...result.extensions?.['cost'],
        },
        'operation',
      );
    },
  };
}
