import type { DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';

/** Letters of all texts together; what is read of a text takes some hundred times its room at the worst. */
const MAX_LETTERS = 300_000;

const sizeCalculation = (_read: unknown, text: string) => text.length + 1;

/**
 * What was read of the texts of queries lately, and what was wrong with them. Many clients ask with a few
 * texts; who sends another each time finds no room for them.
 */
export function createDocumentMemory() {
  return {
    documentCache: new LRUCache<string, DocumentNode>({ maxSize: MAX_LETTERS, sizeCalculation }),
    errorCache: new LRUCache<string, Error>({ maxSize: MAX_LETTERS, sizeCalculation }),
  };
}
