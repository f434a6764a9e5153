import type { HttpRequest } from './exchange.ts';
import { LOGIN_ROUTE } from './token.ts';

/** A request to the API, without a token. */
export interface ApiRequest {
  readonly method: string;
  readonly url: string;
  /** The path with its placeholders. */
  readonly route: string;
  /** JSON. */
  readonly body?: string;
}

/** The form that logs in. `basic` is the client's id and secret in base64. */
export function loginRequest(url: string, basic: string): HttpRequest {
  return {
    method: 'POST',
    url,
    name: `POST ${LOGIN_ROUTE}`,
    headers: {
      authorization: `Basic ${basic}`,
      'content-type': 'application/x-www-form-urlencoded',
      accept: 'application/json',
    },
    body: 'grant_type=client_credentials',
  };
}

/** The request with a token. */
export function apiRequest(request: ApiRequest, token: string): HttpRequest {
  return {
    method: request.method,
    url: request.url,
    name: `${request.method} ${request.route}`,
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      accept: 'application/json',
    },
    ...(request.body === undefined ? {} : { body: request.body }),
  };
}
