import type { Totals } from '@halfhour/core';

/**
 * How a half hour looks in a row of bars.
 *
 * - `level`: its utilization, in eighths
 * - `notOnQueue`: nobody was on queue and nobody worked
 * - `running`: it has not ended, so there is no ratio yet
 * - `unknown`: it was not read, or nothing can be divided. Not zero.
 */
export type Mark =
  | { readonly kind: 'level'; readonly eighths: number }
  | { readonly kind: 'notOnQueue' | 'running' | 'unknown' };

/** The mark of one agent's half hour, or of a half hour of all. */
export function markOf({
  state,
  work,
  presence,
  utilization,
}: Pick<Totals, 'state' | 'work' | 'presence' | 'utilization'>): Mark {
  if (state === 'RUNNING') return { kind: 'running' };
  if (presence?.onQueue === 0 && work?.busy === 0) return { kind: 'notOnQueue' };
  if (utilization === null) return { kind: 'unknown' };
  return { kind: 'level', eighths: Math.min(8, Math.max(1, Math.round(utilization * 8))) };
}
