import type { Transaction } from 'kysely';
import { isDeepStrictEqual } from 'node:util';
import type { Shift, ShiftTerms } from '../shifts/shift.ts';
import { fileShiftId } from '../shifts/shift-name.ts';
import type { FileKept } from '../shifts/shift-store.ts';
import type { Schema } from './schema.ts';
import { shiftOf, termColumns } from './shifts-rows.ts';
import { endShift, insertShift, updateTerms } from './shifts-write.ts';

/** Makes these the shifts of the file. @throws ReportInputError when another has the name of one */
export async function keepFileShifts(
  tx: Transaction<Schema>,
  given: readonly ShiftTerms[],
): Promise<FileKept> {
  const rows = await tx.selectFrom('shift').selectAll().where('origin', '=', 'file').execute();
  const known = new Map(rows.map((row) => [row.shift_id, shiftOf(row)]));
  const added: Shift[] = [];
  const changed: Shift[] = [];
  const ended: Shift[] = [];
  const ids = new Set(given.map(({ name }) => fileShiftId(name)));
  for (const { id, endedAtMs } of known.values()) {
    if (endedAtMs === null && !ids.has(id)) ended.push(await endShift(tx, id));
  }
  for (const terms of given) {
    const id = fileShiftId(terms.name);
    const before = known.get(id);
    if (before === undefined) added.push(await insertShift(tx, { id, terms, origin: 'file' }));
    else if (!isAsBefore(before, terms)) changed.push(await updateTerms(tx, id, terms));
  }
  return { added, changed, ended };
}

function isAsBefore(before: Shift, terms: ShiftTerms): boolean {
  return before.endedAtMs === null && isDeepStrictEqual(termColumns(before), termColumns(terms));
}
