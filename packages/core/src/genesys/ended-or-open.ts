import { z } from 'zod';
import type { Span } from '../time/span.ts';
import type { GenesysClient } from './client.ts';
import { lastEndMs } from './last-end.ts';
import { anyUser, notEnded } from './segment-filters.ts';
import { readShape } from './shape.ts';
import { type ConversationPage, toLegs } from './to-legs.ts';
import type { CallContext } from './transport.ts';
import { anyOfUsers } from './user-filter.ts';
import { halves, intervalOf } from './windows.ts';

/** Conversations a page: the most that Genesys gives. */
const PAGE_SIZE = 100;

/** Genesys answers 502 somewhere beyond 8,000 conversations: no list is paged so deep. */
const DEEPEST_PAGE = 50;

/** Whose conversations a list holds. */
export interface ListedAgents {
  readonly agentIds: readonly string[];
  /** Whether those are all: the list then names nobody, and holds even those nobody knows yet. */
  readonly isEveryone: boolean;
}

/** What to read: conversations of agents that ended since, and those that still run. */
export interface EndedOrOpenRead {
  readonly client: GenesysClient;
  readonly context: CallContext;
  /** Conversations that started on the UTC days it touches; ends before the present moment. */
  readonly window: Span;
  readonly agents: ListedAgents;
  /** Epoch ms. */
  readonly sinceMs: number;
  /** A list that goes on after this page is read as two. @default 50 */
  readonly deepestPage?: number;
  /** Hears that it was: of everybody's list, nothing more comes of people whom nobody knew. */
  readonly onSplit?: () => void;
}

/**
 * The pages of a list in order of ends, the newest first, up to the first that goes back far enough.
 * What still runs has no end and comes first in the list. Nothing promises that: where it does not,
 * a second list is read, of what agents work on now. A list that grows too deep is read as two, of
 * half of the agents each. Conversations may come more than once.
 */
export async function* endedOrOpen(read: EndedOrOpenRead): AsyncGenerator<ConversationPage> {
  let hasOpen = false;
  let hasEnded = false;
  let isOpenFirst = true;
  for (let number = 1; ; number += 1) {
    if (number > (read.deepestPage ?? DEEPEST_PAGE) && read.agents.agentIds.length > 1) {
      read.onSplit?.();
      for (const agentIds of halves(read.agents.agentIds)) {
        yield* endedOrOpen({ ...read, agents: { agentIds, isEveryone: false } });
      }
      return;
    }
    const conversations = await fetchPage(read, { number, only: 'all' });
    yield toLegs(conversations);
    const endsMs = conversations.map(lastEndMs);
    for (const endMs of endsMs) {
      if (endMs === Infinity) hasOpen = true;
      else hasEnded = true;
      isOpenFirst &&= endMs < Infinity || !hasEnded;
    }
    // An empty page comes after everything.
    if (Math.min(...endsMs) < read.sinceMs || endsMs.length === 0) break;
  }
  if (!hasOpen || !isOpenFirst) yield* openNow(read);
}

async function* openNow(read: EndedOrOpenRead): AsyncGenerator<ConversationPage> {
  for (let number = 1; ; number += 1) {
    const conversations = await fetchPage(read, { number, only: 'open' });
    if (conversations.length === 0) return;
    yield toLegs(conversations);
  }
}

/** The key `conversations` is absent when a page is empty. */
const detailsAnswer = z.object({ conversations: z.array(z.unknown()).nullish() });

async function fetchPage(
  { client, context, window, agents }: EndedOrOpenRead,
  page: { readonly number: number; readonly only: 'all' | 'open' },
): Promise<unknown[]> {
  const ofAgents = agents.isEveryone ? anyUser() : anyOfUsers(agents.agentIds);
  const answer = await client.call(context, async ({ analytics }) =>
    analytics.postAnalyticsConversationsDetailsQuery({
      interval: intervalOf(window),
      ...(page.only === 'all'
        ? { order: 'desc', orderBy: 'segmentEnd', segmentFilters: [ofAgents] }
        : { order: 'asc', orderBy: 'conversationStart', segmentFilters: [ofAgents, notEnded()] }),
      paging: { pageSize: PAGE_SIZE, pageNumber: page.number },
    }),
  );
  return readShape(detailsAnswer, answer, 'conversation details').conversations ?? [];
}
