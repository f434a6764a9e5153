import type { AgentInterval } from '@halfhour/core';

/** Utilization that is as it should be: shares of logged-in time, both ends included. */
export interface Band {
  readonly from: number;
  readonly to: number;
}

/** The band of everybody for whom none is set. */
export const DEFAULT_BAND: Band = { from: 0.7, to: 0.85 };

/** There is a verdict on a half hour from this much time on queue on, ms. */
const JUDGED_FROM_ON_QUEUE_MS = 600_000;

/** Where utilization lies: compared as whole percents, so that it agrees with what is shown. */
export type Verdict = 'over' | 'inBand' | 'under';

/** The half hours of one agent on which there is a verdict, added up. */
export interface Judged {
  readonly band: Band;
  /** busy ÷ loggedIn over these half hours; `null` when there are none. */
  readonly utilization: number | null;
  readonly verdict: Verdict | null;
  /** How many half hours are over, in and under the band. */
  readonly over: number;
  readonly inBand: number;
  readonly under: number;
}

/**
 * The verdict on one half hour. `null` while it runs, when its utilization is not known, and below
 * ten minutes on queue: a few minutes say nothing about how busy somebody was.
 */
export function verdictOf(interval: AgentInterval, band: Band): Verdict | null {
  const { utilization, presence } = interval;
  if (utilization === null || presence === null) return null;
  return presence.onQueue < JUDGED_FROM_ON_QUEUE_MS ? null : compared(utilization, band);
}

/** The verdict on all half hours of an agent that have one. */
export function judge(intervals: readonly AgentInterval[], band: Band): Judged {
  const counts = { over: 0, inBand: 0, under: 0 };
  let busyMs = 0;
  let loggedInMs = 0;
  for (const interval of intervals) {
    const verdict = verdictOf(interval, band);
    if (verdict === null) continue;
    counts[verdict]++;
    busyMs += interval.work?.busy ?? 0;
    loggedInMs += interval.presence?.loggedIn ?? 0;
  }
  const utilization = loggedInMs > 0 ? busyMs / loggedInMs : null;
  const verdict = utilization === null ? null : compared(utilization, band);
  return { band, utilization, verdict, ...counts };
}

function compared(utilization: number, { from, to }: Band): Verdict {
  const percent = Math.round(utilization * 100);
  if (percent > Math.round(to * 100)) return 'over';
  return percent < Math.round(from * 100) ? 'under' : 'inBand';
}
