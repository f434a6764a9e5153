import pLimit from 'p-limit';
import type { Unread } from '../report/source.ts';
import type { Span } from '../time/span.ts';
import type { PresenceSlot } from '../utilization/fold.ts';
import type { GenesysClient } from './client.ts';
import { GenesysAuthError, GenesysPermissionError } from './errors.ts';
import { countUnknown, type UnknownTypes } from './known-types.ts';
import type { ReadMark } from './read-work.ts';
import type { CallContext } from './transport.ts';
import { unreadFrom } from './unread.ts';
import { readPresence } from './user-aggregates.ts';
import { begun, chunks, pieces, USERS_A_QUERY, WEEK_MS } from './windows.ts';

/** What to read: presence of these agents in every half hour of `span` that began by `asOfMs`. */
export interface PresenceWindows {
  readonly client: GenesysClient;
  readonly context: CallContext;
  readonly span: Span;
  readonly asOfMs: number;
  readonly agentIds: readonly string[];
  /** Requests at once. */
  readonly concurrency: number;
}

/** What a read of presence brought, beside the half hours. */
export interface PresenceReading {
  readonly marks: readonly ReadMark[];
  readonly unread: readonly Unread[];
  readonly unknownTypes: UnknownTypes;
}

/** Reads presence by windows: up to a week of up to 100 agents each. */
export async function readPresenceWindows(
  { client, context, span, asOfMs, agentIds, concurrency }: PresenceWindows,
  onSlot: (slot: PresenceSlot) => void,
): Promise<PresenceReading> {
  const marks: ReadMark[] = [];
  const unread: Unread[] = [];
  const unknownTypes: UnknownTypes = new Map();
  const one = pLimit(concurrency);
  let refusal: GenesysAuthError | GenesysPermissionError | null = null;

  async function readWindow(chunk: readonly string[], window: Span): Promise<void> {
    try {
      // What the client may not do in one window it may not do in the next.
      if (refusal !== null) throw refusal;
      const page = await readPresence({ client, context, span: window, agentIds: chunk });
      for (const slot of page.slots) onSlot(slot);
      for (const [key, times] of page.unknownTypes) countUnknown(unknownTypes, key, times);
      marks.push({ agentIds: chunk, span: window });
    } catch (error) {
      if (error instanceof GenesysAuthError || error instanceof GenesysPermissionError)
        refusal = error;
      unread.push(unreadFrom(error, 'PRESENCE', window));
    }
  }

  const windows = pieces(begun(span, asOfMs), WEEK_MS);
  await Promise.all(
    chunks([...new Set(agentIds)], USERS_A_QUERY).flatMap((chunk) =>
      windows.map(async (window) => one(async () => readWindow(chunk, window))),
    ),
  );
  return { marks, unread, unknownTypes };
}
