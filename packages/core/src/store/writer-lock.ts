import { sql, type Transaction } from 'kysely';
import type { Schema } from './schema.ts';

/** A number of Halfhour's own among the advisory locks of a database. */
const WRITER_LOCK = 4_802_848;

/**
 * Makes this transaction the only one that writes, until it ends. Reading Genesys is what takes
 * time, and that goes on side by side; one writer at a time can't deadlock with another, and
 * versions appear in their order.
 */
export async function lockForWriting(tx: Transaction<Schema>): Promise<void> {
  // A big commit of another replica takes longer than other locks should be waited for.
  await sql`set local lock_timeout = '60s'`.execute(tx);
  await sql`select pg_advisory_xact_lock(${WRITER_LOCK})`.execute(tx);
}
