import { createHash } from 'node:crypto';
import type { Span, Totals } from '@halfhour/core';
import { LRUCache } from 'lru-cache';

/** How long totals of earlier weeks are remembered, ms: they hardly change any more. */
const REMEMBERED_MS = 6 * 3_600_000;

/** Whose half hours, and which. */
interface Asked {
  readonly agentIds: readonly string[];
  readonly span: Span;
}

/** Tells totals of earlier days, by reading them where they are not remembered. */
export type EarlierTotals = (asked: Asked, read: () => Promise<Totals>) => Promise<Totals>;

/**
 * Remembers totals of earlier days: a digest is looked at again and again, and a day that is not kept
 * would be read from Genesys each time. What was not read whole is read again.
 */
export function createEarlierTotals(): EarlierTotals {
  const known = new LRUCache<string, Totals>({ max: 2000, ttl: REMEMBERED_MS });
  return async ({ agentIds, span }, read) => {
    const key = createHash('sha256')
      .update([span.startMs, span.endMs, ...agentIds].join(' '))
      .digest('base64');
    const remembered = known.get(key);
    if (remembered !== undefined) return remembered;
    const totals = await read();
    if (totals.agentHalfHoursMissing === 0) known.set(key, totals);
    return totals;
  };
}
