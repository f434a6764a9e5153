import type { Clock } from './clock.ts';
import { GenesysError, GenesysRateLimitError, GenesysUnavailableError } from './errors.ts';

/** How patient a call is. */
export interface RetryPolicy {
  /** Every retry begins less than this after the first failure, ms; 0 means no retry. */
  readonly totalMs: number;
  /** The longest wait before the first retry, ms; doubles with each failure. */
  readonly baseMs: number;
  /** The longest wait that Genesys did not ask for, ms. */
  readonly capMs: number;
}

export const DEFAULT_RETRY: RetryPolicy = { totalMs: 75_000, baseMs: 500, capMs: 20_000 };

/** Spread of requests that all were told the same Retry-After, ms. */
const HERD_MS = 1_000;

/**
 * What a Retry-After header asks for, ms from now: seconds or an HTTP date, `null` when it is
 * absent or neither of them.
 */
export function retryAfterMs(header: string | null, nowMs: number): number | null {
  if (header === null) return null;
  const text = header.trim();
  if (/^\d+(\.\d+)?$/.test(text)) return Math.ceil(Number(text) * 1000);
  const atMs = /[a-z]/i.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(atMs) ? null : Math.max(0, atMs - nowMs);
}

/**
 * How long to wait before trying again, ms: what Genesys asked for plus a little spread, else
 * exponential with full jitter. `failures` counts from 1, `random` is in [0, 1).
 */
export function retryDelayMs(
  error: GenesysError,
  failures: number,
  random: number,
  policy: RetryPolicy = DEFAULT_RETRY,
): number {
  const asked = askedMs(error);
  if (asked !== null) return asked + Math.floor(random * HERD_MS);
  return Math.floor(random * Math.min(policy.capMs, policy.baseMs * 2 ** (failures - 1)));
}

function askedMs(error: GenesysError): number | null {
  const timed = error instanceof GenesysRateLimitError || error instanceof GenesysUnavailableError;
  return timed ? error.retryAfterMs : null;
}

/** What a retry loop needs of the world. */
export interface RetryOptions {
  readonly clock: Clock;
  readonly signal: AbortSignal | undefined;
  readonly policy?: RetryPolicy;
  /** In [0, 1). */
  readonly random?: () => number;
  /** Told before each wait. */
  readonly onRetry?: (error: GenesysError, delayMs: number, failures: number) => void;
}

/**
 * Runs `attempt` (numbered from 1) until it succeeds, fails for good, or the policy's time is up;
 * then it rejects with the last error. An abort ends it at once.
 */
export async function withRetries<Result>(
  attempt: (number: number) => Promise<Result>,
  { clock, signal, policy = DEFAULT_RETRY, random = Math.random, onRetry }: RetryOptions,
): Promise<Result> {
  const failuresOfKind = new Map<string, number>();
  let giveUpMs = Number.POSITIVE_INFINITY;
  for (let failures = 1; ; failures += 1) {
    signal?.throwIfAborted();
    try {
      return await attempt(failures);
    } catch (error) {
      signal?.throwIfAborted();
      if (!(error instanceof GenesysError)) throw error;
      const kind = kindOf(error);
      const ofKind = (failuresOfKind.get(kind) ?? 0) + 1;
      failuresOfKind.set(kind, ofKind);
      const nowMs = clock.nowMs();
      giveUpMs = Math.min(giveUpMs, nowMs + policy.totalMs);
      const delayMs = retryDelayMs(error, failures, random(), policy);
      if (ofKind > error.retries || nowMs + delayMs >= giveUpMs) throw error;
      onRetry?.(error, delayMs, failures);
      await clock.sleep(delayMs, signal);
    }
  }
}

/** A 500 after two 503s is still the first 500. */
function kindOf(error: GenesysError): string {
  return error instanceof GenesysUnavailableError ? `${error.status}` : error.name;
}
