import { type Unread, UnknownScopeError } from '../report/source.ts';
import { createAnswerCache } from './answer-cache.ts';
import type { Clock } from './clock.ts';
import { unreadFrom } from './unread.ts';

/** Lists of people, teams or queues that are read from Genesys and remembered for a while. */
export interface RememberedLists<Item> {
  /**
   * The list for a key: the remembered one, or a new one by `load`. Trouble with Genesys is told in
   * `unread`; rejects with an {@link UnknownScopeError}, the reason of the signal, or a defect.
   */
  read(
    key: string,
    signal: AbortSignal,
    load: () => Promise<readonly Item[]>,
  ): Promise<ListRead<Item>>;
}

/** A list, empty where it could not be read. */
interface ListRead<Item> {
  readonly items: readonly Item[];
  readonly unread: readonly Unread[];
}

export function createRememberedLists<Item>(options: {
  readonly clock: Clock;
  /** How long a list is good for, ms. */
  readonly maxAgeMs: number;
}): RememberedLists<Item> {
  const cache = createAnswerCache<readonly Item[]>(options);
  return {
    async read(key, signal, load) {
      try {
        return { items: await cache.get(key, signal, load), unread: [] };
      } catch (error) {
        if (signal.aborted || error instanceof UnknownScopeError) throw error;
        // People are not of a time: the entry is for the whole window, which is not known here.
        const nowMs = options.clock.nowMs();
        const span = { startMs: nowMs, endMs: nowMs };
        return { items: [], unread: [unreadFrom(error, 'AGENTS', span)] };
      }
    },
  };
}
