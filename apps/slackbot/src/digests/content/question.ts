import type { Shift } from '@halfhour/core';
import type { AskedDay } from '../../answer/asked.ts';
import { print } from '../../parse/print.ts';
import { clockRangeOf } from '../../resolve/clock.ts';

const DAY_MS = 86_400_000;

/** The question about a shift's day that buttons ask: by its id, and by its hours as they were then. */
export function digestQuestion(
  { id, zone }: Pick<Shift, 'id' | 'zone'>,
  { date, span }: AskedDay,
): string {
  const isOneRound = span.endMs - span.startMs <= DAY_MS;
  return print({
    period: { kind: 'dates', from: date, to: date },
    clockRange: isOneRound ? clockRangeOf(span, zone) : undefined,
    agents: [],
    slackUserIds: [],
    teams: [],
    queues: [],
    shift: id,
    thresholds: [],
    chart: false,
    isPublic: false,
    zone,
  });
}
