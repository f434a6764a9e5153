import type { Crews } from '../scenario/day-index.ts';
import { entryStartMs } from '../scenario/day-index.ts';
import type { Library } from '../scenario/library.ts';
import { dayOf } from '../scenario/time.ts';
import type { Interval } from './interval.ts';
import type { Entry } from './select.ts';

/** Conversations in order of their start, reachable by position without deriving any of them. */
export interface Started {
  count: number;
  /** @param position - from 0, oldest first. */
  at(position: number): Entry;
}

/** Everything that started on a UTC day the interval touches and is known at `asOfMs`. */
export function startedOn(
  library: Library,
  interval: Interval,
  asOfMs: number,
  crews: Crews,
): Started {
  const days: { day: number; entries: Float64Array; before: number; count: number }[] = [];
  let before = 0;
  const lastDay = Math.min(dayOf(interval.endMs - 1), dayOf(asOfMs));
  const firstDay = Math.max(dayOf(interval.startMs), dayOf(library.scenario.startMs));
  for (let day = firstDay; day <= lastDay; day += 1) {
    const entries = library.day(day, crews);
    const count = knownOf(day, entries, asOfMs);
    days.push({ day, entries, before, count });
    before += count;
  }
  return {
    count: before,
    at(position) {
      const found = days.findLast((one) => one.before <= position)!;
      return { day: found.day, entry: found.entries[position - found.before]! };
    },
  };
}

/** Every conversation, one after another. */
export function* inOrder(started: Started): Generator<Entry> {
  for (let position = 0; position < started.count; position += 1) yield started.at(position);
}

function knownOf(day: number, entries: Float64Array, asOfMs: number): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (entryStartMs(day, entries[middle]!) <= asOfMs) low = middle + 1;
    else high = middle;
  }
  return low;
}
