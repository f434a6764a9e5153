import type { Plugin } from 'graphql-yoga';
import type { Logger } from '../logger.ts';

/** One line for each operation: its name, outcome and cost; no argument and no number of it. */
export function useOperationLog(logger: Logger): Plugin {
  return {
    onExecutionResult({ result, request, context }) {
      if (result === undefined || Symbol.asyncIterator in result) return;
      const codes = new Set(result.errors?.map(({ extensions }) => extensions?.['code']));
      const outcome = request.signal.aborted ? 'aborted' : codes.size > 0 ? 'error' : 'ok';
      logger.info(
        {
          operation: context.params.operationName ?? 'unnamed',
          outcome,
          ...(codes.size > 0 ? { codes: [...codes] } : {}),
          ...result.extensions?.['cost'],
        },
        'operation',
      );
    },
  };
}
