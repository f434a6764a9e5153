import { DAY_MS } from '../time/half-hour.ts';
import { localDate } from '../time/local-day.ts';
import type { Span } from '../time/span.ts';
import type { Shift } from './shift.ts';
import { type DateRange, dueAtMs, type PublishedDays, shiftDays } from './shift-days.ts';

/**
 * The end of a shift on a day, of which something is to be told. Shift and date name it: it is the
 * same one when its times change.
 */
export interface PlannedEnd {
  readonly shiftId: string;
  /** The local date on which the shift starts, YYYY-MM-DD. */
  readonly localDate: string;
  readonly span: Span;
  /** Epoch ms. */
  readonly dueAtMs: number;
}

/** The longest from the start of a shift's date until it is due: a day before it, a day of it, a day to settle. */
const LONGEST_MS = 4 * DAY_MS;

/** The dates on which shifts of a zone can start that are due in a window. */
export function datesDue(window: Span, zone: string): DateRange {
  return {
    fromDate: localDate(window.startMs - LONGEST_MS, zone),
    toDate: localDate(window.endMs, zone),
  };
}

/** Whether something of a shift can be due in a window: of one that ended long before, nothing can. */
export function canBeDue({ endedAtMs }: Shift, window: Span): boolean {
  return endedAtMs === null || endedAtMs > window.startMs - LONGEST_MS;
}

/** What is planned at a time: a day back for who was away, and two ahead for who will be. */
export function planningWindow(nowMs: number): Span {
  return { startMs: nowMs - DAY_MS, endMs: nowMs + 2 * DAY_MS };
}

/**
 * The ends of shifts that are due within a window, in order of time; each shift and date once. What
 * was over before a shift was made or last changed is left out: nobody asked for it then.
 *
 * @param publishedOf - the published days of a shift of a management unit
 */
export function planDue(
  shifts: readonly Shift[],
  window: Span,
  publishedOf: (shift: Shift) => PublishedDays | undefined = () => undefined,
): PlannedEnd[] {
  return shifts
    .flatMap((shift) =>
      shiftDays(shift, datesDue(window, shift.zone), publishedOf(shift))
        .filter(({ span }) => span.endMs >= shift.changedAtMs)
        .map((day) => ({
          shiftId: shift.id,
          localDate: day.date,
          span: day.span,
          dueAtMs: dueAtMs(shift, day),
        })),
    )
    .filter((planned) => window.startMs <= planned.dueAtMs && planned.dueAtMs < window.endMs)
    .toSorted((a, b) => a.dueAtMs - b.dueAtMs || (a.shiftId < b.shiftId ? -1 : 1));
}
