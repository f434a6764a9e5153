import type { LimitFunction } from 'p-limit';
import type { Models } from 'purecloud-platform-client-v2';
import { z } from 'zod';
import type { Span } from '../time/span.ts';
import type { GenesysClient } from './client.ts';
import { readShape } from './shape.ts';
import { type ConversationPage, toLegs } from './to-legs.ts';
import type { CallContext } from './transport.ts';
import { anyOfUsers } from './user-filter.ts';
import { halves, intervalOf } from './windows.ts';

/** Conversations a page: the most that Genesys gives. */
const PAGE_SIZE = 100;

/** No read pages deeper than this, conversations: Genesys answers 502 somewhere beyond it. */
const DEEPEST = 5_000;

/** What to read: conversations that started on the UTC days that `window` touches. */
export interface DetailsRead {
  readonly client: GenesysClient;
  readonly context: CallContext;
  /** Within one UTC day, and not up to the present moment. */
  readonly window: Span;
  /** At most 100; `null` for everyone's conversations. */
  readonly agentIds: readonly string[] | null;
  /** How many pages are read at once, over everything that shares this limit. */
  readonly limit: LimitFunction;
}

/**
 * Every page of a window, in order of pages; the last has been seen empty. Conversations may come
 * more than once, since they move while Genesys takes in new ones.
 */
export async function* conversationPages(read: DetailsRead): AsyncGenerator<ConversationPage> {
  const first = await nextPage(read, 1);
  yield first.page;
  if (first.count === 0) return;
  if (first.totalHits > DEEPEST && read.agentIds !== null && read.agentIds.length > 1) {
    // Shorter windows would not help, since the day of the start selects; fewer agents do.
    for (const agentIds of halves(read.agentIds)) yield* conversationPages({ ...read, agentIds });
    return;
  }
  // totalHits is approximate: read what it promises and one more at once, then go on until empty.
  const promised = Math.ceil(first.totalHits / PAGE_SIZE) + 1;
  let lastCount = first.count;
  let moved = false;
  for await (const { page, count, totalHits } of together(read, 2, promised)) {
    yield page;
    lastCount = count;
    moved ||= count > 0 && totalHits !== first.totalHits;
  }
  // A conversation that slips in between pages read side by side can push another out of both: then
  // once more, one after another, which can only repeat some.
  let number = moved ? 2 : Math.max(promised, 1) + 1;
  if (moved) lastCount = first.count;
  for (; lastCount > 0; number += 1) {
    const next = await nextPage(read, number);
    yield next.page;
    lastCount = next.count;
  }
}

async function nextPage(read: DetailsRead, number: number): Promise<FetchedPage> {
  return read.limit(async () => fetchPage(read, number));
}

/** Pages `from` to `to`, fetched at once and given in order; none goes on when one fails. */
async function* together(read: DetailsRead, from: number, to: number): AsyncGenerator<FetchedPage> {
  const ending = new AbortController();
  const signal =
    read.context.signal === undefined
      ? ending.signal
      : AbortSignal.any([ending.signal, read.context.signal]);
  const context = { ...read.context, signal };
  const pending = Array.from({ length: Math.max(0, to - from + 1) }, async (_, index) =>
    nextPage({ ...read, context }, from + index),
  );
  // The first failure is thrown below; those that follow from its abort have nothing to add.
  for (const page of pending) page.catch(() => undefined);
  try {
    // Taken out of the list, so that a page that has been given is kept by nobody.
    for (let page = pending.shift(); page !== undefined; page = pending.shift()) yield await page;
  } finally {
    ending.abort();
  }
}

interface FetchedPage {
  readonly page: ConversationPage;
  /** Conversations on the page, malformed ones included. */
  readonly count: number;
  readonly totalHits: number;
}

/** The key `conversations` is absent when a page is empty. */
const detailsAnswer = z.object({
  conversations: z.array(z.unknown()).nullish(),
  totalHits: z.number().nullish(),
});

async function fetchPage(read: DetailsRead, pageNumber: number): Promise<FetchedPage> {
  const query = detailsQuery(read.window, read.agentIds, pageNumber);
  const answer = await read.client.call(read.context, async ({ analytics }) =>
    analytics.postAnalyticsConversationsDetailsQuery(query),
  );
  const { conversations, totalHits } = readShape(detailsAnswer, answer, 'conversation details');
  return {
    page: toLegs(conversations ?? []),
    count: conversations?.length ?? 0,
    totalHits: totalHits ?? 0,
  };
}

function detailsQuery(
  window: Span,
  agentIds: readonly string[] | null,
  pageNumber: number,
): Models.ConversationQuery {
  return {
    interval: intervalOf(window),
    // Oldest first: what arrives while pages are read comes last and moves nothing.
    order: 'asc',
    orderBy: 'conversationStart',
    paging: { pageSize: PAGE_SIZE, pageNumber },
    // userId is a dimension of segments: in conversationFilters it would be ignored.
    ...(agentIds === null ? {} : { segmentFilters: [anyOfUsers(agentIds)] }),
  };
}
