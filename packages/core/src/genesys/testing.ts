import { http, HttpResponse, type JsonBodyType } from 'msw';
import { createGenesysClient, type GenesysClient, type GenesysClientOptions } from './client.ts';
import type { Clock } from './clock.ts';

/** What the tests of this folder share: a clock that needs no waiting, a client, a login. */

export const CLIENT_ID = 'a-client-id';
export const CLIENT_SECRET = 'Sup3r-Secret/Value+1';
export const API = 'https://api.mypurecloud.ie';
export const TOKEN_URL = 'https://login.mypurecloud.ie/oauth/token';

/** Moves on by itself to the next sleeper, as soon as the event loop has nothing nearer to do. */
export function createFakeClock(startMs = Date.parse('2026-11-20T12:00:00Z')): Clock {
  let nowMs = startMs;
  const sleepers: { readonly dueMs: number; readonly wake: () => void }[] = [];

  function wakeNext(): void {
    sleepers.sort((a, b) => a.dueMs - b.dueMs);
    const next = sleepers.shift();
    if (next === undefined) return;
    nowMs = Math.max(nowMs, next.dueMs);
    next.wake();
  }

  return {
    nowMs: () => nowMs,
    async sleep(durationMs, signal) {
      signal?.throwIfAborted();
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      const sleeper = { dueMs: nowMs + durationMs, wake: resolve };
      sleepers.push(sleeper);
      signal?.addEventListener('abort', () => {
        const index = sleepers.indexOf(sleeper);
        if (index !== -1) sleepers.splice(index, 1);
        reject(signal.reason);
      });
      setImmediate(wakeNext);
      return promise;
    },
  };
}

/** A client of `mypurecloud.ie` whose retries wait the longest they may, on a fake clock. */
export function testClient(options: Partial<GenesysClientOptions> = {}): GenesysClient {
  return createGenesysClient({
    clientId: CLIENT_ID,
    clientSecret: CLIENT_SECRET,
    environment: 'eu-west-1',
    clock: createFakeClock(),
    random: () => 0.5,
    ...options,
  });
}

/** Logs everyone in, with tokens numbered from 1. Counts the logins. */
export function loginHandler(expiresInSeconds = 86_400, url = TOKEN_URL) {
  const logins = { count: 0 };
  const handler = http.post(url, () => {
    logins.count += 1;
    return HttpResponse.json({
      access_token: `token-${logins.count}-of-the-test`,
      token_type: 'bearer',
      expires_in: expiresInSeconds,
    });
  });
  return { handler, logins };
}

/** Answers in turn; the last answer stays. */
export function inTurn(...answers: (() => Response)[]): () => Response {
  let next = 0;
  return () => {
    const answer = answers[Math.min(next, answers.length - 1)];
    next += 1;
    if (answer === undefined) throw new Error('No answer was given.');
    return answer();
  };
}

/** A good answer. */
export function ok(body: JsonBodyType, headers: Record<string, string> = {}): () => Response {
  return () => HttpResponse.json(body, { headers });
}

/** An error as Genesys writes it. */
export function failure(
  status: number,
  code: string,
  message: string,
  headers: Record<string, string> = {},
): () => Response {
  const body = { message, code, status, contextId: 'ctx-1', details: [], errors: [] };
  return () => HttpResponse.json(body, { status, headers });
}

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
    readonly predicates: readonly { readonly dimension: string; readonly value: string }[];
  }[];
}

/** The agents a query asks for; nobody when it names none. */
export function askedAgents({ segmentFilters }: DetailsBody): string[] {
  return (segmentFilters ?? []).flatMap(({ predicates }) => predicates.map(({ value }) => value));
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
