import { z } from 'zod';
import type { Span } from '../time/span.ts';
import { anyUser } from './any-user.ts';
import type { GenesysClient } from './client.ts';
import { lastEndMs } from './last-end.ts';
import { nextPageNumber, type ReadPage } from './page-search.ts';
import { readShape } from './shape.ts';
import { type ConversationPage, toLegs } from './to-legs.ts';
import type { CallContext } from './transport.ts';
import { anyOfUsers } from './user-filter.ts';
import { intervalOf } from './windows.ts';

/** Conversations a page: the most that Genesys gives. */
const PAGE_SIZE = 100;

/** What to read: conversations of agents that ended in any of `spans`, and those that still run. */
export interface NewestEndedRead {
  readonly client: GenesysClient;
  readonly context: CallContext;
  /** Conversations that started on the UTC days it touches; ends before the present moment. */
  readonly window: Span;
  /** At most 100; `null` for the conversations of every agent. */
  readonly agentIds: readonly string[] | null;
  /** Apart from each other, the newest first. */
  readonly spans: readonly Span[];
}

/**
 * The pages that hold what ended in the spans, of a list in order of ends, the newest first. It
 * stops with the first page that goes back far enough, and leaps over what lies between two spans.
 * What still runs has no end and comes first in the list; those that a service puts elsewhere have
 * to be read by their ids.
 */
export async function* newestEnded(read: NewestEndedRead): AsyncGenerator<ConversationPage> {
  const pages: ReadPage[] = [];
  for (;;) {
    const number = nextPageNumber(read.spans, pages, read.window.endMs);
    if (number === null) return;
    const conversations = await fetchPage(read, number);
    yield toLegs(conversations);
    pages.push({ number, ...endsOf(conversations) });
  }
}

function endsOf(conversations: readonly unknown[]): Omit<ReadPage, 'number'> {
  const endsMs = conversations.map(lastEndMs);
  // An empty page is older than everything: the list has ended before it.
  return endsMs.length === 0
    ? { newestMs: -Infinity, oldestMs: -Infinity }
    : { newestMs: Math.max(...endsMs), oldestMs: Math.min(...endsMs) };
}

/** The key `conversations` is absent when a page is empty. */
const detailsAnswer = z.object({ conversations: z.array(z.unknown()).nullish() });

async function fetchPage(
  { client, context, window, agentIds }: NewestEndedRead,
  pageNumber: number,
): Promise<unknown[]> {
  const answer = await client.call(context, async ({ analytics }) =>
    analytics.postAnalyticsConversationsDetailsQuery({
      interval: intervalOf(window),
      order: 'desc',
      orderBy: 'segmentEnd',
      paging: { pageSize: PAGE_SIZE, pageNumber },
      segmentFilters: [agentIds === null ? anyUser() : anyOfUsers(agentIds)],
    }),
  );
  return readShape(detailsAnswer, answer, 'conversation details').conversations ?? [];
}
