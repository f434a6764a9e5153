/** How far the OAuth client is through its allowance. */
export interface Allowance {
  count: number;
  allowed: number;
  /** Until the window ends. */
  resetSeconds: number;
  exceeded: boolean;
}

const WINDOW_MS = 60_000;

/**
 * Counts requests in fixed windows of a minute, each of which begins with the first request after the
 * last one ended. Returns the function that counts one request.
 */
export function createRateLimit(
  requestsPerMinute: number,
  uptimeMs: () => number,
): () => Allowance {
  let startedMs = -Infinity;
  let count = 0;
  return () => {
    const nowMs = uptimeMs();
    if (nowMs - startedMs >= WINDOW_MS) {
      startedMs = nowMs;
      count = 0;
    }
    count += 1;
    return {
      count,
      allowed: requestsPerMinute,
      resetSeconds: Math.max(1, Math.ceil((startedMs + WINDOW_MS - nowMs) / 1000)),
      exceeded: count > requestsPerMinute,
    };
  };
}

/** The headers every answer to an authenticated request carries. */
export function rateLimitHeaders(allowance: Allowance): Record<string, string> {
  return {
    'inin-ratelimit-count': String(allowance.count),
    'inin-ratelimit-allowed': String(allowance.allowed),
    'inin-ratelimit-reset': String(allowance.resetSeconds),
  };
}
