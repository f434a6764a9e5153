import type { Booked, Totals, Work } from '@halfhour/core';
import type { Measure, Sort } from '../question.ts';
import { acwShare, holdShare } from './figures.ts';

/**
 * What a threshold in percent is compared with: a ratio, or a share of handle time. `null` when it
 * is not known.
 */
export function shareOf(measure: Measure, { work, utilization, occupancy }: Totals): number | null {
  if (measure === 'utilization') return utilization;
  if (measure === 'occupancy') return occupancy;
  return work === null ? null : SHARES[measure](work);
}

/**
 * What a threshold in time is compared with, ms: the average of a handled conversation, whole and as
 * Genesys books it, since a conversation that runs in two half hours is still one. `null` for a
 * ratio, and when nothing was handled.
 */
export function averageMs(measure: Measure, { work }: Totals): number | null {
  if (measure === 'utilization' || measure === 'occupancy') return null;
  if (work === null || work.booked.handled === 0) return null;
  return work.booked[BOOKED[measure]] / work.booked.handled;
}

/** What lines are sorted by: times in ms, ratios, counts; `null` when it is not known. */
export function sortValue(field: Exclude<Sort['field'], 'name'>, totals: Totals): number | null {
  const { work } = totals;
  if (field === 'utilization' || field === 'occupancy') return totals[field];
  if (field === 'conversations') return work?.conversations ?? null;
  return work?.[WORKED[field]] ?? null;
}

type TimeMeasure = Exclude<Measure, 'utilization' | 'occupancy'>;

const SHARES: Readonly<Record<TimeMeasure, (work: Work) => number | null>> = {
  handle: ({ tHandle }) => (tHandle > 0 ? 1 : null),
  talk: ({ tTalk, tHandle }) => (tHandle > 0 ? tTalk / tHandle : null),
  hold: holdShare,
  acw: acwShare,
};

const BOOKED: Readonly<Record<TimeMeasure, keyof Booked>> = {
  handle: 'tHandle',
  talk: 'tTalkComplete',
  hold: 'tHeldComplete',
  acw: 'tAcw',
};

const WORKED = { handle: 'tHandle', talk: 'tTalk', hold: 'tHold', acw: 'tAcw' } as const;
