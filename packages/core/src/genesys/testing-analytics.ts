import { http, HttpResponse, type JsonBodyType } from 'msw';
import { API } from './testing.ts';

/** A chat of one agent, from one time to another: `{id: 'c1', userId: 'ann', from: '…Z', to: '…Z'}`. */
export interface TestChat {
  readonly id: string;
  readonly userId: string;
  readonly from: string;
  /** Absent: still open. */
  readonly to?: string;
}

/** A conversation as Genesys writes it. */
export interface WireConversation {
  readonly conversationId: string;
  readonly conversationStart: string;
  readonly participants: JsonBodyType;
}

/** The chat as Genesys writes a conversation. */
export function wireChat({ id, userId, from, to }: TestChat): WireConversation {
  const segment = { segmentType: 'interact', segmentStart: from, queueId: 'q1' };
  const session = {
    sessionId: `${id}-s`,
    mediaType: 'chat',
    segments: [{ ...segment, ...(to === undefined ? {} : { segmentEnd: to }) }],
  };
  return {
    conversationId: id,
    conversationStart: from,
    participants: [{ purpose: 'agent', userId, sessions: [session] }],
  };
}

/** The body of a conversation details query, as the tests look at it. */
export interface DetailsBody {
  readonly interval: string;
  readonly order: string;
  readonly orderBy: string;
  readonly paging: { readonly pageSize: number; readonly pageNumber: number };
  readonly segmentFilters?: readonly {
    readonly type: string;
    readonly predicates: readonly { readonly dimension: string; readonly value?: string }[];
  }[];
}

/** The agents a query asks for; nobody when it names none. */
export function askedAgents({ segmentFilters }: DetailsBody): string[] {
  return (segmentFilters ?? []).flatMap(({ predicates }) =>
    predicates.flatMap(({ dimension, value }) => (dimension === 'userId' ? (value ?? []) : [])),
  );
}

/**
 * Serves conversation details as Genesys does: by UTC start day, by agent, in pages. `answer` may
 * stand in for a page; `totalHits` may lie.
 */
export function detailsHandler(
  conversations: (body: DetailsBody) => readonly WireConversation[],
  options: {
    readonly answer?: (body: DetailsBody) => Response | undefined;
    readonly totalHits?: (count: number, body: DetailsBody) => number;
  } = {},
) {
  const asked: DetailsBody[] = [];
  const url = `${API}/api/v2/analytics/conversations/details/query`;
  const handler = http.post<Record<string, never>, DetailsBody>(url, async ({ request }) => {
    const body = await request.json();
    asked.push(body);
    const instead = options.answer?.(body);
    if (instead !== undefined) return instead;
    const [start = '', end = ''] = body.interval.split('/');
    const lastDay = new Date(Date.parse(end) - 1).toISOString().slice(0, 10);
    const hits = conversations(body).filter((conversation) => {
      const day = conversation.conversationStart.slice(0, 10);
      const text = JSON.stringify(conversation);
      const users = askedAgents(body);
      const wanted = users.length === 0 || users.some((id) => text.includes(`"userId":"${id}"`));
      return wanted && day >= start.slice(0, 10) && day <= lastDay;
    });
    const { pageSize, pageNumber } = body.paging;
    const page = hits.slice((pageNumber - 1) * pageSize, pageNumber * pageSize);
    const totalHits = options.totalHits?.(hits.length, body) ?? hits.length;
    return HttpResponse.json(
      page.length === 0 ? { totalHits } : { conversations: page, totalHits },
    );
  });
  return { handler, asked };
}

/** The body of a user aggregates query, as the tests look at it. */
export interface UserAggregatesBody {
  readonly interval: string;
  readonly metrics: readonly string[];
  readonly groupBy: readonly string[];
  readonly granularity: string;
  readonly filter: { readonly predicates: readonly { readonly value: string }[] };
}

/** Serves user aggregates: everyone is on queue and idle in every half hour of the interval. */
export function userAggregatesHandler(answer?: (body: UserAggregatesBody) => Response | undefined) {
  const asked: UserAggregatesBody[] = [];
  const url = `${API}/api/v2/analytics/users/aggregates/query`;
  const handler = http.post<Record<string, never>, UserAggregatesBody>(url, async ({ request }) => {
    const body = await request.json();
    asked.push(body);
    const instead = answer?.(body);
    if (instead !== undefined) return instead;
    const [startMs = 0, endMs = 0] = body.interval.split('/').map((text) => Date.parse(text));
    const stats = { sum: 1_800_000 };
    const data = Array.from({ length: (endMs - startMs) / 1_800_000 }, (_, index) => {
      const atMs = startMs + index * 1_800_000;
      return {
        interval: [atMs, atMs + 1_800_000].map((ms) => new Date(ms).toISOString()).join('/'),
        metrics: [
          { metric: 'tSystemPresence', qualifier: 'ON_QUEUE', stats },
          { metric: 'tAgentRoutingStatus', qualifier: 'IDLE', stats },
        ],
      };
    });
    const results = body.filter.predicates.map(({ value: userId }) => ({
      group: { userId },
      data,
    }));
    return HttpResponse.json({ results });
  });
  return { handler, asked };
}
