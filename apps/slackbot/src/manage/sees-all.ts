import type { Directory, Shift } from '@halfhour/core';
import type { Asker } from './asker.ts';
import type { Managed } from './managed.ts';

/**
 * Whether somebody sees everybody in a shift: who changes or ends it does so for all of them.
 *
 * @param everybody - the directory in which nobody is left out
 */
export async function seesAll(
  shift: Shift,
  { by }: Pick<Asker, 'by'>,
  { everybody, shifts }: { readonly everybody: Directory } & Pick<Managed, 'shifts'>,
): Promise<boolean> {
  if (by.directory.showsOnly === undefined) return true;
  const [seen, all] = await Promise.all(
    [by.directory, everybody].map(async (directory) =>
      shifts.membersOf(shift, null, { directory, signal: by.signal }),
    ),
  );
  if (seen === undefined || all === undefined) return false;
  // Who they are has to be known: where it can't be read, nobody may.
  if (all.unread.length > 0 || all.agents.length === 0) return false;
  const ids = new Set(seen.agents.map(({ id }) => id));
  return all.agents.every(({ id, active }) => active === false || ids.has(id));
}
