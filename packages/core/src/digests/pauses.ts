import type { DigestSettings } from './settings.ts';

/** Spread of those that were all told to come back at the same time, ms. */
const HERD_MS = 1000;

/**
 * How long to wait before another try, ms: exponential, between half of it and the whole. What was
 * sent and not answered may still arrive, so it is never at once.
 *
 * @param failures - counts from 1
 */
export function failurePauseMs(
  failures: number,
  { firstPauseMs, longestPauseMs }: Pick<DigestSettings, 'firstPauseMs' | 'longestPauseMs'>,
  random: number,
): number {
  const mostMs = Math.min(longestPauseMs, firstPauseMs * 2 ** Math.min(failures - 1, 20));
  return Math.round(mostMs * (0.5 + random / 2));
}

/** How long to wait when the channel has said so, ms: that, and a little spread. */
export function askedPauseMs(retryAfterMs: number, random: number): number {
  return Math.round(retryAfterMs + random * HERD_MS);
}
