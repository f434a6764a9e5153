import { usePersistedOperations } from '@graphql-yoga/plugin-persisted-operations';
import type { Plugin } from 'graphql-yoga';
import type { PersistedOperations } from '../persisted-operations.ts';

/** What {@link useOperationsById} needs. */
export interface OperationsByIdOptions {
  readonly operations: PersistedOperations;
  /** Whether no other may be asked for. */
  readonly only: boolean;
}

const http = { status: 400, spec: true };

/** Lets clients name an operation by its id, `extensions.persistedQuery.sha256Hash`. */
export function useOperationsById({ operations, only }: OperationsByIdOptions): Plugin {
  return usePersistedOperations({
    allowArbitraryOperations: !only,
    getPersistedOperation: (id) => operations.get(id) ?? null,
    customErrors: {
      // Clients know this word, and send the text then.
      notFound: {
        message: 'PersistedQueryNotFound',
        extensions: { code: 'PERSISTED_QUERY_NOT_FOUND', http },
      },
      keyNotFound: {
        message:
          'The request has no operation: expected query, or extensions.persistedQuery with version 1 ' +
          'and the id as sha256Hash.',
        extensions: { code: 'BAD_REQUEST', http },
      },
      persistedQueryOnly: {
        message:
          'Only operations that are known here may be asked for, by their id: send ' +
          'extensions.persistedQuery with version 1 and the id as sha256Hash, and no query.',
        extensions: { code: 'PERSISTED_QUERY_ONLY', http },
      },
    },
  });
}
