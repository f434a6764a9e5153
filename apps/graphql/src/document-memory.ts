import type { DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';

/** What was read of the text of a query, or what was wrong with it. */
type ReadDocument = DocumentNode | Error;

/** What was read of the texts of queries lately, for those who see the same. */
export interface DocumentMemory {
  get(scope: string, text: string): ReadDocument | undefined;
  set(scope: string, text: string, document: ReadDocument): void;
}

/** Letters of all texts together; what is read of a text takes some hundred times its room at the worst. */
const MAX_LETTERS = 300_000;

/**
 * Remembers what was read of texts. Many clients ask with a few of them; who sends another each time
 * finds no room for them. A text has ids in it: that others have sent the same one must not make it
 * quicker.
 */
export function createDocumentMemory(): DocumentMemory {
  const documents = new LRUCache<string, ReadDocument>({
    maxSize: MAX_LETTERS,
    sizeCalculation: (_document, key) => key.length,
  });
  return {
    get: (scope, text) => documents.get(keyOf(scope, text)),
    set(scope, text, document) {
      documents.set(keyOf(scope, text), document);
    },
  };
}

function keyOf(scope: string, text: string): string {
  return `${scope}\n${text}`;
}
