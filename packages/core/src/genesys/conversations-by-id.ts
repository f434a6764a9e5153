import { z } from 'zod';
import type { Span } from '../time/span.ts';
import type { GenesysClient } from './client.ts';
import { readShape } from './shape.ts';
import { type ConversationPage, toLegs } from './to-legs.ts';
import type { CallContext } from './transport.ts';
import { chunks, intervalOf } from './windows.ts';

/** Conversations a request: one page. */
const IDS_A_QUERY = 100;

const detailsAnswer = z.object({ conversations: z.array(z.unknown()).nullish() });

/**
 * Reads conversations by their ids, a hundred a request. Those that Genesys does not know, or that
 * started outside of `window` (at most 31 days), are left out.
 */
export async function* conversationsById(read: {
  readonly client: GenesysClient;
  readonly context: CallContext;
  readonly window: Span;
  readonly conversationIds: readonly string[];
}): AsyncGenerator<ConversationPage> {
  for (const ids of chunks(read.conversationIds, IDS_A_QUERY)) {
    const answer = await read.client.call(read.context, async ({ analytics }) =>
      analytics.postAnalyticsConversationsDetailsQuery({
        interval: intervalOf(read.window),
        order: 'asc',
        orderBy: 'conversationStart',
        paging: { pageSize: IDS_A_QUERY, pageNumber: 1 },
        conversationFilters: [
          {
            type: 'or',
            predicates: ids.map((value) => ({
              type: 'dimension',
              dimension: 'conversationId',
              operator: 'matches',
              value,
            })),
          },
        ],
      }),
    );
    yield toLegs(readShape(detailsAnswer, answer, 'conversation details').conversations ?? []);
  }
}
