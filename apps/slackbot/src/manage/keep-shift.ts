import { type Directory, type GivenWho, ReportInputError, type Shift } from '@halfhour/core';
import { seenShift } from '../ask/find-shift.ts';
import { ACTIONS } from '../blocks/actions.ts';
import type { Asker } from './asker.ts';
import { type FieldErrors, fieldOfArgument, type GivenShift } from './given-shift.ts';
import type { Managed } from './managed.ts';
import { seesAll } from './sees-all.ts';

/** The shift that a form is about, as it was when it was opened; `null`: a new one is made. */
export type EditedShift = Pick<Shift, 'id' | 'version'> | null;

/** What came of it. */
export type Kept =
  | { readonly kind: 'kept'; readonly shift: Shift }
  | { readonly kind: 'wrong'; readonly errors: FieldErrors };

/** Makes a shift, or changes one, with the rights of who has filled in the form. */
export async function keepShift(
  { terms, who }: GivenShift,
  edited: EditedShift,
  {
    asker,
    ...deps
  }: { readonly asker: Asker; readonly everybody: Directory } & Pick<Managed, 'shifts'>,
): Promise<Kept> {
  const { by } = asker;
  const { shifts } = deps;
  try {
    if (who !== null && !mayGive(who, by.directory.showsOnly)) return ONLY_ALL;
    if (edited === null) {
      if (who === null) return NOBODY;
      return kept(await shifts.create({ ...terms, ...who }, { ...by, origin: 'slack' }));
    }
    const shift = await seenShift(edited.id, shifts, by);
    if (shift === undefined || !(await seesAll(shift, asker, deps))) return NOT_THEIRS;
    return kept(await shifts.update(edited, { ...terms, ...who }, by));
  } catch (error) {
    if (!(error instanceof ReportInputError)) throw error;
    return { kind: 'wrong', errors: { [fieldOfArgument(error.argument)]: error.message } };
  }
}

function kept(shift: Shift): Kept {
  return { kind: 'kept', shift };
}

/** Core knows of no unit who is in it before it was read: only who sees everybody may choose one. */
function mayGive({ managementUnitId }: GivenWho, showsOnly: string | undefined): boolean {
  return managementUnitId === undefined || showsOnly === undefined;
}

const NOBODY = wrong(ACTIONS.shiftUnit, 'Choose a team, queue, group or unit, or agents below.');
const ONLY_ALL = wrong(
  ACTIONS.shiftUnit,
  'A management unit may be chosen only by those who may see everybody.',
);
const NOT_THEIRS = wrong(
  ACTIONS.shiftName,
  'You don’t see everybody in this shift, so that you can’t change it.',
);

function wrong(field: string, message: string): Kept {
  return { kind: 'wrong', errors: { [field]: message } };
}
