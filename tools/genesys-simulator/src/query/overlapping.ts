import type { Crews } from '../scenario/day-index.ts';
import { entryStartMs } from '../scenario/day-index.ts';
import type { Library } from '../scenario/library.ts';
import { dayOf, dayStartMs } from '../scenario/time.ts';
import type { Interval } from './interval.ts';
import type { Entry, View } from './select.ts';
import { planAt } from './select.ts';
import { startedOn } from './started.ts';

/** Conversations by position, derived one by one. */
export interface Hits {
  count: number;
  /** @param position - from 0. */
  at(position: number): Entry;
}

/** Every conversation whose life overlaps the interval: the few that began before it, then those within. */
export function overlapping(library: Library, interval: Interval, view: View, crews: Crews): Hits {
  const earlier = [...earlierStill(library, interval, view, crews)];
  const within = startedWithin(library, interval, view, crews);
  return {
    count: earlier.length + within.count,
    at: (position) => earlier[position] ?? within.at(position - earlier.length),
  };
}

/** Only what started in the interval itself; a stretch of what started on its days. */
function startedWithin(library: Library, interval: Interval, view: View, crews: Crews): Hits {
  const started = startedOn(library, interval, view.asOfMs, crews);
  const startMs = (position: number) => {
    const { day, entry } = started.at(position);
    return entryStartMs(day, entry);
  };
  const first = firstFrom(started.count, (position) => startMs(position) >= interval.startMs);
  const end = firstFrom(started.count, (position) => startMs(position) >= interval.endMs);
  return { count: end - first, at: (position) => started.at(first + position) };
}

function* earlierStill(
  library: Library,
  interval: Interval,
  view: View,
  crews: Crews,
): Generator<Entry> {
  const { startMs } = interval;
  const firstDay = dayOf(library.scenario.startMs);
  const previous = dayOf(startMs) - 1;
  for (let day = firstDay; day < previous; day += 1)
    for (const entry of library.trailing(day, crews))
      if (livesAt(library, { day, entry }, startMs, view)) yield { day, entry };
  for (let day = Math.max(firstDay, previous); dayStartMs(day) < startMs; day += 1)
    for (const entry of library.lasting(day, startMs, crews)) {
      if (entryStartMs(day, entry) >= startMs) break;
      if (livesAt(library, { day, entry }, startMs, view)) yield { day, entry };
    }
}

function livesAt(library: Library, entry: Entry, instantMs: number, view: View): boolean {
  const { startMs, lastMs } = planAt(library, entry, view);
  return startMs <= view.asOfMs && lastMs > instantMs;
}

/** The first position from which on a condition holds, by halving. */
function firstFrom(count: number, holds: (position: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The UTC midnight before an interval. */
export function startOfDayMs({ startMs }: Interval): number {
  return dayStartMs(dayOf(startMs));
}
