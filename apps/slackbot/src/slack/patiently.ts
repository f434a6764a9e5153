import { WebAPIPlatformError, WebAPIRateLimitedError } from '@slack/web-api';
import { SlackRefusedError, SlackSilentError } from './errors.ts';

/** One call of the Web API. */
export interface Call<Result> {
  /** `chat.postMessage` */
  readonly method: string;
  /** Whether doing it twice is the same as doing it once. */
  readonly isRepeatable: boolean;
  readonly run: () => Promise<Result>;
}

/** How long one call may wait in all for its turn and for another try, ms. */
const MOST_WAIT_MS = 15_000;

/** How often a call is tried that may be repeated. */
const TRIES = 3;

/** The pause after the first failure, ms; doubled after each other. */
const FIRST_PAUSE_MS = 250;

/** Slack's words for trouble of its own, after which it may have done what it was asked. */
const TROUBLE: ReadonlySet<string> = new Set([
  'fatal_error',
  'internal_error',
  'request_timeout',
  'service_unavailable',
]);

/**
 * Calls, waits where Slack says to, and tries again what can be repeated.
 *
 * @param wait - fulfils after so many ms
 * @throws SlackRefusedError, SlackSilentError
 */
export async function patiently<Result>(
  { method, isRepeatable, run }: Call<Result>,
  wait: (ms: number) => Promise<unknown>,
): Promise<Result> {
  let waitedMs = 0;
  for (let tries = 1; ; tries += 1) {
    try {
      return await run();
    } catch (error) {
      const failure = failureOf(method, error);
      const pauseMs = pauseAfter(error, failure, { isRepeatable, tries });
      if (pauseMs === null || waitedMs + pauseMs > MOST_WAIT_MS) throw failure;
      waitedMs += pauseMs;
      await wait(pauseMs);
    }
  }
}

/** How long to wait before another try, ms; `null`: there is to be none. */
function pauseAfter(
  error: unknown,
  failure: SlackRefusedError | SlackSilentError,
  { isRepeatable, tries }: { readonly isRepeatable: boolean; readonly tries: number },
): number | null {
  // It was turned away at the door: nothing was done.
  if (error instanceof WebAPIRateLimitedError) return error.retryAfter * 1000;
  const isWorthIt = failure instanceof SlackSilentError && isRepeatable && tries < TRIES;
  return isWorthIt ? FIRST_PAUSE_MS * 2 ** (tries - 1) : null;
}

/** What went wrong with a call, in our words. */
export function failureOf(method: string, cause: unknown): SlackRefusedError | SlackSilentError {
  if (cause instanceof WebAPIRateLimitedError) {
    const retryAfterMs = cause.retryAfter * 1000;
    return new SlackRefusedError(method, 'ratelimited', { cause, retryAfterMs });
  }
  const isRefused = cause instanceof WebAPIPlatformError && !TROUBLE.has(cause.data.error);
  return isRefused
    ? new SlackRefusedError(method, cause.data.error, { cause })
    : new SlackSilentError(method, { cause });
}
