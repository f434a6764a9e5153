import type { Shift } from '@halfhour/core';
import type { RightsDeps } from '../ask/find-rights.ts';
import type { Fault } from '../fault.ts';
import type { Asker } from './asker.ts';
import type { Managed } from './managed.ts';
import { seesAll } from './sees-all.ts';

/** Why somebody can't change or end a shift that they see; `null`: they can. */
export async function whyNotChanged(
  shift: Shift,
  asker: Pick<Asker, 'by'>,
  { ask, managed }: { readonly ask: Pick<RightsDeps, 'report'>; readonly managed: Managed },
): Promise<Fault | null> {
  const { name, origin, endedAtMs } = shift;
  if (origin === 'file') {
    const why = `The shift “${name}” is kept in a file (HALFHOUR_SHIFTS): change it there.`;
    return { kind: 'shiftRefused', why };
  }
  if (endedAtMs !== null) {
    return { kind: 'shiftRefused', why: `The shift “${name}” has ended: make another one.` };
  }
  const everybody = ask.report.directory;
  return (await seesAll(shift, asker, { everybody, shifts: managed.shifts }))
    ? null
    : { kind: 'notAllOfShift', shift: name };
}
