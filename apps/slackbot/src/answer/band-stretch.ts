import type { AgentInterval } from '@halfhour/core';
import type { AgentLine } from './answer.ts';
import { type Verdict, verdictOf } from './judgement.ts';

/** From when on an agent's half hours outside the band are worth a look. */
export const WORTH_A_STRETCH = {
  /** In all, when all of the agent's half hours together are outside as well. */
  halfHours: 3,
  /** In a row, when they are not: single half hours go up and down by themselves. */
  inARow: 4,
} as const;

/** Half hours outside the band that are worth a look. */
export interface BandStretch {
  readonly intervals: readonly AgentInterval[];
  /** Whether they follow each other. */
  readonly isRow: boolean;
}

/** The half hours over or under the band that are worth a look; `null` when they are not. */
export function bandStretch(
  { intervals, judged }: Pick<AgentLine, 'intervals' | 'judged'>,
  verdict: Exclude<Verdict, 'inBand'>,
): BandStretch | null {
  const rows = rowsOf(intervals, (interval) => verdictOf(interval, judged.band) === verdict);
  const all = rows.flat();
  if (judged.verdict === verdict && all.length >= WORTH_A_STRETCH.halfHours) {
    return { intervals: all, isRow: false };
  }
  const longest = rows.toSorted((a, b) => b.length - a.length)[0] ?? [];
  return longest.length < WORTH_A_STRETCH.inARow ? null : { intervals: longest, isRow: true };
}

/** Those that pass, in rows that nothing interrupts. */
function rowsOf(
  intervals: readonly AgentInterval[],
  passes: (interval: AgentInterval) => boolean,
): AgentInterval[][] {
  const rows: AgentInterval[][] = [];
  let isBroken = true;
  for (const interval of intervals) {
    const isIn = passes(interval);
    if (isIn && isBroken) rows.push([interval]);
    else if (isIn) rows.at(-1)?.push(interval);
    isBroken = !isIn;
  }
  return rows;
}
