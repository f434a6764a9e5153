import { type Kysely, sql, type Transaction, type Updateable } from 'kysely';
import { nameTaken, noShift } from '../shifts/refusals.ts';
import type { Shift, ShiftOrigin, ShiftTerms } from '../shifts/shift.ts';
import { nameKey } from '../shifts/shift-name.ts';
import type { Schema } from './schema.ts';
import { shiftOf, termColumns } from './shifts-rows.ts';
import type { ShiftTable } from './shifts-schema.ts';

/** Changes shifts while nobody else does: there are few, and seldom. */
export async function writingShifts<Result>(
  db: Kysely<Schema>,
  write: (tx: Transaction<Schema>) => Promise<Result>,
): Promise<Result> {
  return db.transaction().execute(async (tx) => {
    await sql`lock table shift in share row exclusive mode`.execute(tx);
    return write(tx);
  });
}

/** @throws ReportInputError when its name is that of another living shift */
export async function insertShift(
  tx: Transaction<Schema>,
  shift: { readonly id: string; readonly terms: ShiftTerms; readonly origin: ShiftOrigin },
): Promise<Shift> {
  const { id, terms, origin } = shift;
  await rejectTakenName(tx, id, terms);
  const row = await tx
    .insertInto('shift')
    .values({ shift_id: id, origin, ...termColumns(terms) })
    .returningAll()
    .executeTakeFirstOrThrow();
  return shiftOf(row);
}

/**
 * Gives a shift other terms; it goes on if it had ended.
 *
 * @throws ReportInputError when its name is that of another living shift
 */
export async function updateTerms(
  tx: Transaction<Schema>,
  id: string,
  terms: ShiftTerms,
): Promise<Shift> {
  await rejectTakenName(tx, id, terms);
  return updateShift(tx, id, { ...termColumns(terms), changed_at: sql`now()`, ended_at: null });
}

/** Ends a shift now. */
export async function endShift(tx: Transaction<Schema>, id: string): Promise<Shift> {
  return updateShift(tx, id, { ended_at: sql`now()` });
}

/** The living shift of a name. */
export async function livingNamed(db: Kysely<Schema>, name: string): Promise<Shift | undefined> {
  const row = await db
    .selectFrom('shift')
    .selectAll()
    .where('ended_at', 'is', null)
    .where('name_key', '=', nameKey(name))
    .executeTakeFirst();
  return row && shiftOf(row);
}

async function rejectTakenName(
  tx: Transaction<Schema>,
  id: string,
  { name }: ShiftTerms,
): Promise<void> {
  const other = await livingNamed(tx, name);
  if (other !== undefined && other.id !== id) throw nameTaken(other);
}

async function updateShift(
  tx: Transaction<Schema>,
  id: string,
  values: Updateable<ShiftTable>,
): Promise<Shift> {
  const row = await tx
    .updateTable('shift')
    .set({ ...values, version: sql<number>`version + 1` })
    .where('shift_id', '=', id)
    .returningAll()
    .executeTakeFirst();
  if (row === undefined) throw noShift(id);
  return shiftOf(row);
}
