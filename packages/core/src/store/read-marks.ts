import { HALF_HOURS_A_DAY } from '../time/half-hour.ts';
import type { Slots } from '../utilization/agent-day.ts';

/** Which half hours of a UTC day were read, as a `bit(48)`: `001…`, the first is 00:00. */
export type ReadMarks = string;

/** No half hour of the day was read. */
export const NOTHING_READ: ReadMarks = '0'.repeat(HALF_HOURS_A_DAY);

/** Marks every half hour that has an instant; NaN: not read. */
export function marksOf(readAtMs: Slots): ReadMarks {
  let marks = '';
  for (const atMs of readAtMs) marks += Number.isNaN(atMs) ? '0' : '1';
  return marks;
}

/** The instants of the half hours that are marked; NaN for the others. */
export function markedOnly(marks: ReadMarks, readAtMs: Slots): Slots {
  if (!marks.includes('0')) return readAtMs;
  return readAtMs.map((atMs, slot) => (marks[slot] === '1' ? atMs : NaN));
}
