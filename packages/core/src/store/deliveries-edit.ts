import { type Kysely, sql } from 'kysely';
import { heldBy, type Holding, inMs } from './deliveries-claim.ts';
import type { Schema } from './schema.ts';

/** What the channel shows now. */
export interface Shown {
  readonly hash: string;
  /** When to see again whether it must be edited, in so many ms, unless it is final. */
  readonly lookInMs: number;
}

/** Keeps what is surely shown, and that its thread was told. @returns false: it was lost meanwhile */
export async function keepShown(
  db: Kysely<Schema>,
  held: Holding,
  { hash, lookInMs }: Shown,
): Promise<boolean> {
  const { numUpdatedRows } = await heldBy(db, held)
    .set({
      shown_hash: hash,
      reply: null,
      failures: 0,
      last_error: null,
      may_be_posted: false,
      next_try: sql`case when not is_final then ${inMs(lookInMs)} end`,
      body: sql`case when not is_final then body end`,
    })
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/**
 * Keeps that nobody knows what is shown: it is sent again, with what was kept last. Whoever holds the
 * delivery has lost it.
 */
export async function keepUnknownShown(db: Kysely<Schema>, id: string): Promise<void> {
  await db
    .updateTable('delivery')
    .set({ shown_hash: null, attempt: sql`attempt + 1`, next_try: sql`now()` })
    .where('delivery_id', '=', id)
    .where('state', '=', 'sent')
    .where('body', 'is not', null)
    .execute();
}

/** Ends the edits of a message; what it said is kept no longer. */
export async function endEdits(
  db: Kysely<Schema>,
  held: Holding,
  lastError: string | null,
): Promise<void> {
  await heldBy(db, held)
    .set({ next_try: null, body: null, gist: null, reply: null, last_error: lastError })
    .execute();
}
