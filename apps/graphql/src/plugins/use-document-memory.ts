import type { Plugin } from 'graphql-yoga';
import type { DocumentMemory } from '../document-memory.ts';

/** What {@link useDocumentMemory} needs. */
export interface DocumentMemoryOptions {
  readonly memory: DocumentMemory;
  /** A name for what the one who asks may see: only those of one name share what was read. */
  readonly scopeOf: (request: Request) => string;
}

/** In the place of yoga's own, which is one for all: it remembers nothing. */
export const NO_SHARED_DOCUMENTS = {
  documentCache: { get: () => undefined, set: () => undefined },
  errorCache: { get: () => undefined, set: () => undefined },
};

/** Reads the text of a query once, and so validates it once, for those who see the same. */
export function useDocumentMemory({ memory, scopeOf }: DocumentMemoryOptions): Plugin {
  return {
    onParse({ params: { source }, context: { request }, setParsedDocument }) {
      const text = typeof source === 'string' ? source : source.body;
      const scope = scopeOf(request);
      const known = memory.get(scope, text);
      if (known instanceof Error) throw known;
      if (known !== undefined) {
        setParsedDocument(known);
        return undefined;
      }
      return ({ result }) => {
        if (result !== null) memory.set(scope, text, result);
      };
    },
  };
}
