import { conversationsOf } from '../fold-pages.ts';

/** What was found in the windows that were read: a window is a UTC day of up to 100 agents. */
export interface WindowTally {
  /** Takes note of one page of conversation details. */
  readonly note: (query: string, answer: string) => void;
  /** Distinct conversations of each window. */
  readonly counts: () => number[];
}

/** Counts what a read had to fetch, from what went by. */
export function createWindowTally(): WindowTally {
  const windows = new Map<string, Set<unknown>>();
  return {
    note: (query, answer) => {
      const { interval, segmentFilters } = JSON.parse(query);
      const key = `${interval} ${JSON.stringify(segmentFilters)}`;
      const ids = windows.get(key) ?? new Set();
      windows.set(key, ids);
      for (const conversation of conversationsOf(JSON.parse(answer))) ids.add(idOf(conversation));
    },
    counts: () => Array.from(windows.values(), (ids) => ids.size),
  };
}

function idOf(conversation: unknown): unknown {
  return typeof conversation === 'object' &&
    conversation !== null &&
    'conversationId' in conversation
    ? conversation.conversationId
    : undefined;
}
