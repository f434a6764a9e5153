import { randomUUID } from 'node:crypto';

/** Searches that were asked for and have not been answered yet. */
export interface Searches {
  /** The operation that a question waits for, the first time it is asked; then undefined: it is done. */
  begin(question: string): string | undefined;
}

/** Questions remembered; the oldest are forgotten. */
const REMEMBERED = 200;

export function createSearches(): Searches {
  const waiting = new Set<string>();
  return {
    begin(question) {
      if (waiting.delete(question)) return undefined;
      waiting.add(question);
      for (const oldest of waiting) {
        if (waiting.size <= REMEMBERED) break;
        waiting.delete(oldest);
      }
      return randomUUID();
    },
  };
}
