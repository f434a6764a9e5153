import type { Report } from '@halfhour/core';

/**
 * How long an answer stays as it is.
 *
 * - `live`: nobody can tell: something was read from Genesys for it, or could not be read
 * - `changing`: all of it was kept, and some half hour of it has not settled
 * - `settled`: no half hour of it changes but by being restated
 * - `final`: Genesys' nightly rewrites are over for every half hour of it
 */
export type Freshness = 'live' | 'changing' | 'settled' | 'final';

const FROM_WORST: readonly Freshness[] = ['live', 'changing', 'settled', 'final'];

/** What the resolvers of one operation note of what they were given. */
export interface FreshnessNotes {
  note(report: Report): void;
  /** Of everything that was noted, the one that stays the shortest; `live` when nothing was. */
  worst(): Freshness;
}

export function createFreshnessNotes(): FreshnessNotes {
  const noted = new Set<Freshness>();
  return {
    note: (report) => noted.add(freshnessOf(report)),
    worst: () => FROM_WORST.find((freshness) => noted.has(freshness)) ?? 'live',
  };
}

function freshnessOf({ isKept, unread, agents }: Report): Freshness {
  if (!isKept || unread.length > 0) return 'live';
  const intervals = agents.flatMap((agent) => agent.intervals);
  const isOver = intervals.every(
    ({ state, presenceIsWhole }) => presenceIsWhole && (state === 'SETTLED' || state === 'FINAL'),
  );
  // An answer about nobody is about who there is, which changes.
  if (!isOver || intervals.length === 0) return 'changing';
  return intervals.every(({ state }) => state === 'FINAL') ? 'final' : 'settled';
}
