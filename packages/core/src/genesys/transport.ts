import { correlationIdOf, errorOfAnswer, type HttpAnswer, textOf } from './answer-error.ts';
import type { RequestBudget } from './budget.ts';
import type { Priority } from './budget-rule.ts';
import type { Clock } from './clock.ts';
import { GenesysAuthError, GenesysRateLimitError } from './errors.ts';
import type { GenesysEventListener } from './events.ts';
import { exchange, type HttpRequest } from './exchange.ts';
import { type ApiRequest, apiRequest, loginRequest } from './requests.ts';
import { createRedactor } from './redact.ts';
import { DEFAULT_RETRY, type RetryPolicy, withRetries } from './retry.ts';
import { createTokens, LOGIN_ROUTE } from './token.ts';

/** Who asks, and until when. */
export interface CallContext {
  /** Someone waits for the answer, or nobody does. */
  readonly priority: Priority;
  /** Ends the call at once, whatever it is doing. */
  readonly signal?: AbortSignal | undefined;
}

export interface TransportOptions {
  readonly credentials: { readonly clientId: string; readonly clientSecret: string };
  readonly tokenUrl: string;
  readonly budget: RequestBudget;
  readonly clock: Clock;
  readonly fetch: typeof fetch;
  readonly timeoutMs: number;
  readonly retry?: RetryPolicy;
  readonly random?: () => number;
  readonly onEvent: GenesysEventListener;
}

/** Sends a request until it has a good answer (2xx) or fails with a GenesysError. */
export type Transport = (request: ApiRequest, context: CallContext) => Promise<HttpAnswer>;

const encoder = new TextEncoder();

/** What a request costs beside itself: token, budget, retries, time-outs, redaction and events. */
export function createTransport(options: TransportOptions): Transport {
  const { budget, clock, onEvent, credentials } = options;
  const basic = Buffer.from(`${credentials.clientId}:${credentials.clientSecret}`).toString(
    'base64',
  );
  const redactor = createRedactor([credentials.clientSecret, basic]);
  const login = loginRequest(options.tokenUrl, basic);

  /** One start within the budget, and its answer, good or bad. */
  async function once(
    request: HttpRequest,
    route: string,
    { priority, signal }: CallContext,
    attempt: number,
  ): Promise<HttpAnswer> {
    const askedMs = clock.nowMs();
    await budget.acquire({ priority, signal });
    const startedMs = clock.nowMs();
    if (startedMs > askedMs) onEvent({ kind: 'budgetWait', route, waitedMs: startedMs - askedMs });
    let answer: HttpAnswer | null = null;
    try {
      const raw = await exchange(request, { ...options, signal });
      observe(budget, raw.headers, startedMs);
      answer = isGood(raw) ? raw : { ...raw, body: encoder.encode(redactor.redact(textOf(raw))) };
      return answer;
    } finally {
      onEvent({
        kind: 'request',
        method: request.method,
        route,
        status: answer?.status ?? null,
        durationMs: clock.nowMs() - startedMs,
        attempt,
        correlationId: answer === null ? null : correlationIdOf(answer.headers),
      });
    }
  }

  const tokens = createTokens({
    clock,
    onToken(token, expiresInMs) {
      redactor.add(token);
      onEvent({ kind: 'login', expiresInMs });
    },
    // Not retried here: each call that waits for a token retries, and shares the next login.
    login: async () => once(login, LOGIN_ROUTE, { priority: 'interactive' }, 1),
  });

  return async function send(request, context) {
    const name = `${request.method} ${request.route}`;
    let mayLoginAgain = true;

    async function attempt(number: number): Promise<HttpAnswer> {
      const token = await tokens.current(context.signal);
      const answer = await once(apiRequest(request, token), request.route, context, number);
      if (isGood(answer)) return answer;
      const error = errorOfAnswer(name, answer, clock.nowMs());
      if (!(error instanceof GenesysAuthError) || !mayLoginAgain) throw error;
      // A token can die before its time: log in once more and replay once.
      mayLoginAgain = false;
      tokens.refused(token);
      return attempt(number);
    }

    return withRetries(attempt, {
      clock,
      signal: context.signal,
      policy: options.retry ?? DEFAULT_RETRY,
      random: options.random ?? Math.random,
      onRetry: (error, delayMs, failures) => {
        // A 429 tells about everyone's requests, so everyone waits.
        if (error instanceof GenesysRateLimitError) budget.pause(delayMs);
        const { method, route } = request;
        onEvent({ kind: 'retry', method, route, error: error.name, delayMs, failures });
      },
    });
  };
}

function isGood({ status }: HttpAnswer): boolean {
  return status >= 200 && status < 300;
}

function observe(budget: RequestBudget, headers: Headers, startedMs: number): void {
  const [count, allowed, resetSeconds] = ['count', 'allowed', 'reset'].map((field) =>
    Number(headers.get(`inin-ratelimit-${field}`) ?? Number.NaN),
  );
  if (count === undefined || allowed === undefined || resetSeconds === undefined) return;
  if (![count, allowed, resetSeconds].every((value) => Number.isFinite(value) && value >= 0))
    return;
  budget.observe({ startedMs, count, allowed, resetMs: resetSeconds * 1000 });
}
