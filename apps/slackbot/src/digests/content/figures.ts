import type { Totals } from '@halfhour/core';
import { acwShare, holdShare } from '../../answer/figures.ts';

/** What one day of a shift is compared by with others. Each is `null` when it is not known. */
export interface ShiftFigures {
  /** busy ÷ logged in */
  readonly utilization: number | null;
  readonly occupancy: number | null;
  /** After-call work as a share of handle time. */
  readonly acwShare: number | null;
  /** Hold as a share of handle time. */
  readonly holdShare: number | null;
  /** Conversations that Genesys books as handled in it. */
  readonly handled: number | null;
}

/** The figures of all half hours and agents of a shift's day together. */
export function figuresOf({ utilization, occupancy, work }: Totals): ShiftFigures {
  return {
    utilization,
    occupancy,
    acwShare: work === null ? null : acwShare(work),
    holdShare: work === null ? null : holdShare(work),
    handled: work?.booked.handled ?? null,
  };
}
