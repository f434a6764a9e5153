import type { Message, StoredFile, View } from './model.ts';

/** Something that happened in the workspace. */
export type Change =
  | { kind: 'posted'; message: Message }
  | { kind: 'edited'; message: Message }
  | { kind: 'deleted'; message: Message }
  | { kind: 'uploaded'; file: StoredFile }
  | { kind: 'viewShown'; view: View }
  | { kind: 'viewClosed'; view: View };

/** Everything that happened, in order, and the way to hear of what happens next. */
export interface Changes {
  add(change: Change): void;
  all(): readonly Change[];
  /** Calls back for every change from now on; returns the function that ends it. */
  subscribe(listener: (change: Change) => void): () => void;
}

export function createChanges(): Changes {
  const all: Change[] = [];
  const listeners = new Set<(change: Change) => void>();
  return {
    add(change) {
      all.push(change);
      for (const listener of listeners) listener(change);
    },
    all: () => all,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
