import type { Shift, ShiftAsker, Shifts } from '@halfhour/core';
import type { Refused } from '../fault.ts';
import { findNamed } from '../resolve/find-named.ts';

/**
 * The shift that goes by a name or an id, out of those in which somebody works whom the asker may see.
 * One that has ended is found by its id alone.
 */
export async function findShiftNamed(
  given: string,
  shifts: Pick<Shifts, 'list' | 'byId' | 'membersOf'>,
  by: ShiftAsker,
): Promise<Shift | Refused> {
  const known = await shifts.byId(given);
  if (known !== undefined && (await isShiftSeen(known, shifts, by))) return known;
  return findNamed('shift', { name: given, isWhole: false }, await seenShifts(shifts, by));
}

/** The shifts, by name, in which somebody works whom the asker may see. */
export async function seenShifts(
  shifts: Pick<Shifts, 'list' | 'membersOf'>,
  by: ShiftAsker,
): Promise<Shift[]> {
  const all = await shifts.list();
  const areSeen = await Promise.all(all.map(async (shift) => isShiftSeen(shift, shifts, by)));
  return all.filter((_, index) => areSeen[index] === true);
}

/** Whether somebody works in a shift whom the asker may see. */
export async function isShiftSeen(
  shift: Shift,
  shifts: Pick<Shifts, 'membersOf'>,
  by: ShiftAsker,
): Promise<boolean> {
  if (by.directory.showsOnly === undefined) return true;
  const { agents } = await shifts.membersOf(shift, null, by);
  return agents.length > 0;
}
