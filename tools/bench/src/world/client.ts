import { createGenesysClient, type GenesysClient } from '@halfhour/core';

/** Answers a request. */
export type Send = (request: Request) => Promise<Response>;

export const DETAILS = '/api/v2/analytics/conversations/details/query';

/** More requests a minute than any measurement makes: waiting costs no CPU, but time. */
export const UNLIMITED = 1_000_000;

/** The client that ships, over any network. */
export function clientOver(
  network: typeof fetch,
  { gatewayUrl = 'http://simulator.test', requestsPerMinute = UNLIMITED } = {},
): GenesysClient {
  return createGenesysClient({
    clientId: 'simulator',
    clientSecret: 'simulator-secret',
    environment: 'mypurecloud.com',
    gatewayUrl,
    requestsPerMinute,
    fetch: network,
  });
}

/** A network that is a function. */
export function networkOf(send: Send): typeof fetch {
  return async (url, init) => send(new Request(url, init));
}

/** A network that tells of every page of conversation details that goes by. */
export function watched(send: Send, onPage: (query: string, answer: string) => void): typeof fetch {
  return networkOf(async (request) => {
    if (!request.url.endsWith(DETAILS)) return send(request);
    const query = await request.clone().text();
    const answer = await send(request);
    const text = await answer.text();
    onPage(query, text);
    return new Response(text, answer);
  });
}
