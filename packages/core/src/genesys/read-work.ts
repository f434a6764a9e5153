import pLimit, { type LimitFunction } from 'p-limit';
import type { Unread } from '../report/source.ts';
import { DAY_MS, utcDayStartMs, utcDayStartsMs } from '../time/half-hour.ts';
import type { Span } from '../time/span.ts';
import type { GenesysClient } from './client.ts';
import { conversationPages } from './conversation-details.ts';
import { GenesysAuthError, GenesysPermissionError } from './errors.ts';
import { createIdSet, type IdSet } from './id-set.ts';
import { countUnknown, type UnknownTypes } from './known-types.ts';
import type { ConversationLegs, MalformedConversation } from './to-legs.ts';
import type { CallContext } from './transport.ts';
import { unreadFrom, unreadMalformed } from './unread.ts';
import { begun, chunks, daysBehind, dayWindows, USERS_A_QUERY, within } from './windows.ts';

/** What to read: the work of these agents in every half hour of `span` that began by `asOfMs`. */
export interface WorkRead {
  readonly client: GenesysClient;
  readonly context: CallContext;
  readonly span: Span;
  readonly asOfMs: number;
  readonly agentIds: readonly string[];
  /** UTC days before the span whose conversations may still have been worked on in it. */
  readonly lookBackDays: number;
  /** Windows and pages that are read at once. */
  readonly concurrency: number;
}

/** Agents whose half hours of a span have been read whole. */
export interface ReadMark {
  readonly agentIds: readonly string[];
  readonly span: Span;
}

/** What a read of work brought, beside the conversations. */
export interface WorkReading {
  readonly marks: readonly ReadMark[];
  readonly unread: readonly Unread[];
  readonly unknownTypes: UnknownTypes;
}

/**
 * Reads work by windows: a UTC day of up to 100 agents each. Gives each conversation once. A window
 * that fails costs the half hours that need it, and no others.
 */
export async function readWork(
  read: WorkRead,
  onConversation: (conversation: ConversationLegs) => void,
): Promise<WorkReading> {
  const { span, asOfMs, lookBackDays } = read;
  const windows = dayWindows(span, asOfMs, lookBackDays);
  const agentChunks = chunks([...new Set(read.agentIds)], USERS_A_QUERY);
  const tally = newTally();
  const oneWindow = pLimit(read.concurrency);
  const onePage = pLimit(read.concurrency);

  async function readWindow(agentIds: readonly string[], window: Span): Promise<WindowResult> {
    const dayStartMs = utcDayStartMs(window.startMs);
    try {
      // What the client may not do in one window it may not do in the next.
      if (tally.refusal !== null) throw tally.refusal;
      await readPages(read, { agentIds, window, onePage }, tally, onConversation);
      return { dayStartMs, unread: null };
    } catch (error) {
      if (isRefusal(error)) tally.refusal = error;
      const affected = { startMs: dayStartMs, endMs: dayStartMs + (lookBackDays + 1) * DAY_MS };
      return { dayStartMs, unread: unreadFrom(error, 'CONVERSATIONS', within(span, affected)) };
    }
  }

  const readings = await Promise.all(
    agentChunks.map(async (agentIds) => {
      const results = await Promise.all(
        windows.map(async (window) => oneWindow(async () => readWindow(agentIds, window))),
      );
      return { marks: marksOf(read, agentIds, results), results };
    }),
  );
  return {
    marks: readings.flatMap(({ marks }) => marks),
    unread: [
      ...readings.flatMap(({ results }) => results.flatMap(({ unread }) => unread ?? [])),
      ...unreadMalformed([...tally.malformed.values()], span),
    ],
    unknownTypes: tally.unknownTypes,
  };
}

interface WindowResult {
  readonly dayStartMs: number;
  /** `null`: every page was read. */
  readonly unread: Unread | null;
}

interface Tally {
  readonly seen: IdSet;
  readonly malformed: Map<string, MalformedConversation>;
  readonly unknownTypes: UnknownTypes;
  refusal: GenesysAuthError | GenesysPermissionError | null;
}

function newTally(): Tally {
  return { seen: createIdSet(), malformed: new Map(), unknownTypes: new Map(), refusal: null };
}

async function readPages(
  { client, context }: WorkRead,
  window: {
    readonly agentIds: readonly string[];
    readonly window: Span;
    readonly onePage: LimitFunction;
  },
  tally: Tally,
  onConversation: (conversation: ConversationLegs) => void,
): Promise<void> {
  const pages = conversationPages({ client, context, ...window, limit: window.onePage });
  for await (const page of pages) {
    for (const conversation of page.conversations) {
      if (tally.seen.add(conversation.conversationId)) onConversation(conversation);
    }
    for (const malformed of page.malformed) {
      tally.malformed.set(malformed.conversationId ?? malformed.path, malformed);
    }
    for (const [key, times] of page.unknownTypes) countUnknown(tally.unknownTypes, key, times);
  }
}

function isRefusal(error: unknown): error is GenesysAuthError | GenesysPermissionError {
  return error instanceof GenesysAuthError || error instanceof GenesysPermissionError;
}

/** A day is read when it and the days before it, whose conversations reach into it, are read. */
function marksOf(
  { span, asOfMs, lookBackDays }: WorkRead,
  agentIds: readonly string[],
  results: readonly WindowResult[],
): ReadMark[] {
  const readDays = new Set(
    results.filter(({ unread }) => unread === null).map(({ dayStartMs }) => dayStartMs),
  );
  const readable = begun(span, asOfMs);
  return utcDayStartsMs(readable)
    .filter((dayMs) => daysBehind(dayMs, lookBackDays).every((day) => readDays.has(day)))
    .map((dayMs) => ({
      agentIds,
      span: within(readable, { startMs: dayMs, endMs: dayMs + DAY_MS }),
    }));
}
