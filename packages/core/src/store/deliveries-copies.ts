import { type Kysely, sql } from 'kysely';
import { heldBy, type Holding, inMs } from './deliveries-claim.ts';
import type { Schema } from './schema.ts';

/** Keeps that there is one message only. @returns false: the delivery was another's by then */
export async function keepAlone(db: Kysely<Schema>, held: Holding): Promise<boolean> {
  const { numUpdatedRows } = await heldBy(db, held)
    .set({ may_have_copy: false })
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/**
 * Keeps that a message may have been posted by somebody who had lost the delivery by then: if it was
 * sent, it is looked for copies in so many ms.
 */
export async function keepCopyPossible(
  db: Kysely<Schema>,
  id: string,
  lookInMs: number,
): Promise<void> {
  await db
    .updateTable('delivery')
    .set({
      may_have_copy: true,
      next_try: sql`case when state = 'sent'
        then least(coalesce(next_try, 'infinity'), ${inMs(lookInMs)}) else next_try end`,
    })
    .where('delivery_id', '=', id)
    .execute();
}
