import { addDays, type Span } from '@halfhour/core';
import type { AskedDay } from '../answer/asked.ts';
import { type Refused, refused } from '../fault.ts';
import type { ClockRange } from '../question.ts';
import { clockSpan } from './clock.ts';

/** A shift on one day. */
export interface ShiftDay {
  readonly shiftId: string;
  readonly name: string;
  /** The local date on which it starts, YYYY-MM-DD. */
  readonly date: string;
  readonly span: Span;
}

/** The shift that runs, or the one that ended last. Of several that run, the one that began last. */
export function findShift(
  which: 'this' | 'last',
  shifts: readonly ShiftDay[],
  nowMs: number,
): ShiftDay | Refused {
  const running = ({ span }: ShiftDay) => span.startMs <= nowMs && nowMs < span.endMs;
  const [found] =
    which === 'this'
      ? shifts.filter(running).toSorted((a, b) => b.span.startMs - a.span.startMs)
      : shifts
          .filter(({ span }) => span.endMs <= nowMs)
          .toSorted((a, b) => b.span.endMs - a.span.endMs);
  return found ?? refused({ kind: 'noShift', which, areSetUp: shifts.length > 0 });
}

/** The parts of a shift that lie between two times of the clock, under the date of the shift. */
export function partsOfShift(
  { name, date, span }: ShiftDay,
  clockRange: ClockRange,
  zone: string,
): readonly AskedDay[] | Refused {
  const parts = [-1, 0, 1]
    .map((days) => clockSpan(addDays(date, days), clockRange, zone))
    .map(({ startMs, endMs }) => ({
      date,
      span: { startMs: Math.max(startMs, span.startMs), endMs: Math.min(endMs, span.endMs) },
    }))
    .filter(({ span: { startMs, endMs } }) => startMs < endMs);
  return parts.length > 0 ? parts : refused({ kind: 'outsideShift', shift: name });
}
