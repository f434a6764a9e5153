import { ReportInputError } from '../report/input-error.ts';
import type { Shift } from './shift.ts';

/** @throws ReportInputError when somebody else than its file may not change or end a shift */
export function rejectFileShift({ name, origin }: Shift): void {
  if (origin !== 'file') return;
  throw new ReportInputError(
    'id',
    `The shift “${name}” is kept in a file (HALFHOUR_SHIFTS): change it there.`,
  );
}

/** @throws ReportInputError when a shift has ended, or is not as it was read for a change */
export function rejectOtherVersion(shift: Shift, version: number): void {
  const { name, endedAtMs } = shift;
  if (endedAtMs !== null) {
    throw new ReportInputError('id', `The shift “${name}” has ended: create another one.`);
  }
  if (shift.version === version) return;
  throw new ReportInputError(
    'version',
    `The shift “${name}” was changed meanwhile: it has version ${shift.version}, and version is ` +
      `${version}. Look at it again before you change it.`,
  );
}

/** Told when there is no shift with an id. */
export function noShift(id: string): ReportInputError {
  return new ReportInputError('id', `There is no shift with the id ${id}.`);
}

const MADE_IN = { slack: 'in Slack', graphql: 'over GraphQL', file: 'in a file' } as const;

/** Told when the name of a shift is that of another one. */
export function nameTaken({ name, origin }: Pick<Shift, 'name' | 'origin'>): ReportInputError {
  return new ReportInputError(
    'name',
    `There is a shift “${name}” already, made ${MADE_IN[origin]}: choose another name, or end that one first.`,
  );
}
