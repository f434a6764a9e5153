import { HALF_HOUR_MS } from '@halfhour/core';
import type { AskedDay } from '../answer/asked.ts';
import type { Fault } from '../fault.ts';

/** The days of a question, and those half hours of them that there are so far. */
interface SoFar {
  readonly days: readonly [AskedDay, ...AskedDay[]];
  readonly answered: readonly AskedDay[];
  readonly zone: string;
}

/** Says that there is nothing to tell yet, while the first half hour asked for has not ended. */
export function noActivityYet(
  { days, answered, zone }: SoFar,
  teamNames: readonly string[],
  nowMs: number,
): Fault | undefined {
  const [{ span }] = answered[0] === undefined ? days : [answered[0]];
  // Where midnight is no boundary of half hours, a day begins with the first that starts in it.
  const isNoneYet = answered.length === 0;
  const round = isNoneYet ? Math.ceil : Math.floor;
  const firstEndsMs = (round(span.startMs / HALF_HOUR_MS) + 1) * HALF_HOUR_MS;
  if (firstEndsMs <= nowMs) return undefined;
  const who = teamNames.length === 0 ? undefined : teamNames.join(', ');
  return { kind: 'noActivity', who, firstEndsMs, zone };
}
