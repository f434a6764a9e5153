import { setTimeout as wait } from 'node:timers/promises';
import { ApiError } from './api-error.ts';
import type { Call, Endpoint, Service } from './endpoint.ts';
import type { Fault, FaultKind } from './faults.ts';
import { readJson } from './read-json.ts';
import {
  authenticationRequired,
  badCredentials,
  internalError,
  missingPermissions,
  rateLimited,
} from './refusals.ts';
import type { Allowance } from './rate-limit.ts';
import { rateLimitHeaders } from './rate-limit.ts';
import type { Reply } from './respond.ts';
import { respond } from './respond.ts';

/** Thrown instead of answering when the connection is to be cut. */
export class DroppedConnection extends TypeError {
  constructor() {
    super('fetch failed');
  }
}

/** What serving one request needs besides the endpoint. */
export interface Serving {
  service: Service;
  countRequest: () => Allowance;
}

/** Answers one request to an endpoint, from the ordered faults to the permissions to the endpoint itself. */
export async function serve(
  { service, countRequest }: Serving,
  endpoint: Endpoint,
  request: Request,
  params: Readonly<Record<string, string>>,
): Promise<Response> {
  const correlationId = crypto.randomUUID();
  const name = `${endpoint.method} ${endpoint.path}`;
  const url = new URL(request.url);
  const fault: Call['fault'] = (kinds, fits) => service.faults.take(kinds, url.pathname, fits);
  const failed = await brokenReply(fault, () => service.log.record(name, 0));
  const reply = failed ?? (await replyOf());
  service.log.record(name, reply.status);
  return respond(request, correlationId, reply);

  async function replyOf(): Promise<Reply> {
    let headers: Record<string, string> = {};
    try {
      authenticate(service, request, fault);
      const allowance = countRequest();
      headers = rateLimitHeaders(allowance);
      limit(allowance, fault);
      authorize(endpoint, fault);
      const body = endpoint.method === 'POST' ? await readJson(request) : undefined;
      const answer = await endpoint.handle({
        request,
        params,
        query: url.searchParams,
        body,
        fault,
      });
      return { status: answer.status ?? 200, body: answer.body, headers };
    } catch (error) {
      const refusal = error instanceof ApiError ? error : internalError();
      if (refusal !== error) service.onError(error);
      return {
        status: refusal.status,
        body: refusal.body(correlationId),
        headers: { ...headers, ...refusal.parts.headers },
      };
    }
  }
}

/** A permission that is taken away without naming an endpoint is missed only where it is needed. */
function concerns({ permission, endpoint: path }: Fault, endpoint: Endpoint): boolean {
  return (
    permission === undefined || path !== undefined || endpoint.permissions.includes(permission)
  );
}

/** The faults that strike before the service looks at the request; undefined when none does. */
export async function brokenReply(
  fault: Call['fault'],
  onDropped: () => void,
): Promise<Reply | undefined> {
  const slow = fault(['slow']);
  if (slow !== undefined) await wait(slow.delayMs ?? 1000);
  if (fault(['dropConnection']) !== undefined) {
    onDropped();
    throw new DroppedConnection();
  }
  const html = fault(['serverErrorHtml']);
  if (html !== undefined)
    return {
      status: html.status ?? 502,
      body: '<html><head><title>502 Bad Gateway</title></head><body><h1>Bad Gateway</h1></body></html>',
      headers: { 'Content-Type': 'text/html' },
    };
  const empty = fault(['serverErrorEmpty']);
  return empty === undefined
    ? undefined
    : { status: empty.status ?? 503, body: undefined, headers: {} };
}

function authenticate(service: Service, request: Request, fault: Call['fault']): void {
  if (fault(['expireTokens']) !== undefined) service.tokens.expireAll();
  const token = /^Bearer (.+)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
  if (token === undefined) throw authenticationRequired();
  if (!service.tokens.isGood(token)) throw badCredentials();
}

const LIMITS: readonly FaultKind[] = ['rateLimit', 'rateLimitWithoutRetryAfter'];

function limit(allowance: Allowance, fault: Call['fault']): void {
  const ordered = fault(LIMITS);
  if (ordered?.kind === 'rateLimitWithoutRetryAfter') throw rateLimited(1, undefined);
  if (ordered !== undefined) {
    const { retryAfter = 1 } = ordered;
    throw rateLimited(typeof retryAfter === 'number' ? retryAfter : 1, String(retryAfter));
  }
  if (allowance.exceeded) throw rateLimited(allowance.resetSeconds, String(allowance.resetSeconds));
}

function authorize(endpoint: Endpoint, fault: Call['fault']): void {
  const error = fault(['serverError']);
  if (error !== undefined) {
    const own = internalError();
    throw error.status === undefined ? own : new ApiError(error.status, own.code, own.parts);
  }
  const taken = fault(['forbidden'], (one) => concerns(one, endpoint));
  if (taken === undefined) return;
  const missing = taken.permission === undefined ? endpoint.permissions : [taken.permission];
  throw missing.length === 0
    ? new ApiError(403, 'not.authorized', {
        message: 'You are not authorized to perform the requested action.',
      })
    : missingPermissions(missing, endpoint.needs !== 'all');
}
