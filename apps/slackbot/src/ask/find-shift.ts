import type { Shift, ShiftAsker, Shifts } from '@halfhour/core';
import type { Refused } from '../fault.ts';
import { findNamed } from '../resolve/find-named.ts';

/**
 * The shift that goes by a name or an id, out of those in which somebody works whom the asker may see.
 * One that has ended is found by its id alone.
 */
export async function findShiftNamed(
  given: string,
  shifts: Pick<Shifts, 'seen'>,
  by: ShiftAsker,
): Promise<Shift | Refused> {
  const seen = await shifts.seen(by, { includeEnded: true });
  const living = seen.filter(({ endedAtMs }) => endedAtMs === null);
  const known = seen.find(({ id }) => id === given.toLowerCase());
  return known ?? findNamed('shift', { name: given, isWhole: false }, living);
}

/** The shift of an id, ended ones too, if somebody works in it whom the asker may see. */
export async function seenShift(
  id: string,
  shifts: Pick<Shifts, 'seen'>,
  by: ShiftAsker,
): Promise<Shift | undefined> {
  return (await shifts.seen(by, { includeEnded: true })).find((shift) => shift.id === id);
}
