import { addDays, countDays, endInstantMs, localDate, startInstantMs } from '@halfhour/core';
import type { AskedDay } from '../../answer/asked.ts';
import { clockMinute } from '../../resolve/clock.ts';

/** How many weeks back a shift's day is compared with. */
const WEEKS = 4;

/**
 * The same half hours of the clock on the last four same weekdays, the newest first. Where the clock
 * was put forward over all of them, that day is left out.
 *
 * @param zone - IANA zone of the clock
 */
export function sameWeekdays({ date, span }: AskedDay, zone: string): AskedDay[] {
  const lastDay = countDays(localDate(span.startMs, zone), localDate(span.endMs, zone)) - 1;
  const [from, to] = [span.startMs, span.endMs].map((atMs) => clockMinute(atMs, zone));
  return Array.from({ length: WEEKS }, (_, index) => addDays(date, -7 * (index + 1)))
    .map((earlier) => ({
      date: earlier,
      span: {
        startMs: startInstantMs(earlier, from ?? 0, zone),
        endMs: endInstantMs(addDays(earlier, lastDay), to ?? 0, zone),
      },
    }))
    .filter((day) => day.span.startMs < day.span.endMs);
}
