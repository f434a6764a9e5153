import { type Kysely, sql, type Transaction } from 'kysely';
import { randomUUID } from 'node:crypto';
import { noShift, rejectFileShift, rejectOtherVersion } from '../shifts/refusals.ts';
import type { Shift } from '../shifts/shift.ts';
import type { ShiftStore } from '../shifts/shift-store.ts';
import type { Schema } from './schema.ts';
import { keepFileShifts } from './shifts-of-file.ts';
import { shiftOf } from './shifts-rows.ts';
import { endShift, insertShift, livingNamed, updateTerms, writingShifts } from './shifts-write.ts';

/** Shifts in the database. */
export function createShiftStore(db: Kysely<Schema>): ShiftStore {
  return {
    async list({ includeEnded = false } = {}) {
      const all = db.selectFrom('shift').selectAll();
      const asked = includeEnded ? all : all.where('ended_at', 'is', null);
      const rows = await asked
        .orderBy(sql`ended_at is not null`)
        .orderBy('name_key')
        .execute();
      return rows.map(shiftOf);
    },
    byId: async (id) => shiftWithId(db, id),
    byName: async (name) => livingNamed(db, name),
    add: async (terms, origin) =>
      writingShifts(db, async (tx) => insertShift(tx, { id: randomUUID(), terms, origin })),
    change: async ({ id, version }, terms) =>
      writingShifts(db, async (tx) => {
        rejectOtherVersion(await ownShift(tx, id), version);
        return updateTerms(tx, id, terms);
      }),
    end: async (id) =>
      writingShifts(db, async (tx) => {
        const shift = await ownShift(tx, id);
        return shift.endedAtMs === null ? endShift(tx, id) : shift;
      }),
    keepFile: async (shifts) => writingShifts(db, async (tx) => keepFileShifts(tx, shifts)),
  };
}

/** A shift that may be changed here. */
async function ownShift(tx: Transaction<Schema>, id: string): Promise<Shift> {
  const shift = await shiftWithId(tx, id);
  if (shift === undefined) throw noShift(id);
  rejectFileShift(shift);
  return shift;
}

async function shiftWithId(db: Kysely<Schema>, id: string): Promise<Shift | undefined> {
  const row = await db
    .selectFrom('shift')
    .selectAll()
    // As text: what is no uuid is no shift’s id, and no fault.
    .where(sql`shift_id::text`, '=', id.toLowerCase())
    .executeTakeFirst();
  return row && shiftOf(row);
}
