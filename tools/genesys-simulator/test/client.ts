import type { Models } from 'purecloud-platform-client-v2';
import type { Simulator } from '../src/index.ts';

/** A client of one simulator that needs no port: what a test says to the service, in a word. */
export interface Client {
  get(path: string): Promise<Answer>;
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Answer>;
  delete(path: string): Promise<Answer>;
  /** All pages of a details query, as they come, repeats included. */
  allPages(query: object): Promise<Models.AnalyticsConversationWithoutAttributes[]>;
}

export interface Answer {
  status: number;
  headers: Headers;
  // oxlint-disable-next-line typescript/no-explicit-any -- tests look into answers of every kind
  body: any;
}

export const DETAILS = '/api/v2/analytics/conversations/details/query';
export const JOBS = '/api/v2/analytics/conversations/details/jobs';
export const CONVERSATION_AGGREGATES = '/api/v2/analytics/conversations/aggregates/query';
export const USER_AGGREGATES = '/api/v2/analytics/users/aggregates/query';
export const USER_DETAILS = '/api/v2/analytics/users/details/query';

/** Asks for a token with the default credentials. */
export async function login(simulator: Simulator, secret = 'simulator-secret'): Promise<Answer> {
  return send(simulator, '/login/oauth/token', {
    method: 'POST',
    headers: {
      authorization: `Basic ${btoa(`simulator:${secret}`)}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: 'grant_type=client_credentials',
  });
}

/** A logged-in client. */
export async function clientOf(simulator: Simulator): Promise<Client> {
  const { body: token } = await login(simulator);
  const authorization = `Bearer ${token.access_token}`;
  const post: Client['post'] = (path, body, headers = {}) =>
    send(simulator, path, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });

  async function allPages(query: object) {
    const conversations: Models.AnalyticsConversationWithoutAttributes[] = [];
    for (let pageNumber = 1; ; pageNumber += 1) {
      const paging = { pageSize: 100, pageNumber };
      const { body } = await post(DETAILS, { ...query, paging });
      if (body.conversations === undefined) return conversations;
      conversations.push(...body.conversations);
    }
  }

  return {
    get: (path) => send(simulator, path, { headers: { authorization } }),
    delete: (path) => send(simulator, path, { method: 'DELETE', headers: { authorization } }),
    post,
    allPages,
  };
}

/** One request without a login. */
export async function send(
  simulator: Simulator,
  path: string,
  init: RequestInit = {},
): Promise<Answer> {
  const response = await simulator.fetch(new Request(`http://simulator.test${path}`, init));
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.startsWith('application/json') === true;
  return {
    status: response.status,
    headers: response.headers,
    body: isJson ? JSON.parse(text) : text,
  };
}
