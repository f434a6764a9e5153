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
