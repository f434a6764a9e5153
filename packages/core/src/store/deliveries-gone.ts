import { type Kysely, sql } from 'kysely';
import { heldBy, type HeldDelivery } from './deliveries-claim.ts';
import type { Schema } from './schema.ts';
import { pauseSubscription } from './subscriptions-change.ts';

/**
 * Ends a delivery whose channel takes nothing any more, or the edits of one that was sent, and pauses
 * the subscription. The owner is told if it was not paused already.
 *
 * @returns false: the delivery was another's by then, and nothing was done
 */
export async function settleGone(
  db: Kysely<Schema>,
  { delivery, subscription }: HeldDelivery,
  reason: string,
): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const { numUpdatedRows } = await heldBy(tx, delivery)
      .set({
        state: sql`case when state = 'sent' then state else 'dead' end`,
        reason: sql`case when state = 'sent' then null else ${reason} end`,
        next_try: null,
        last_error: reason,
      })
      .executeTakeFirst();
    if (numUpdatedRows !== 1n) return false;
    const pause = { reason, throughDate: null };
    if ((await pauseSubscription(tx, subscription.id, pause)) === undefined) return true;
    await tx
      .updateTable('delivery')
      .set({ notice: 'paused', notice_try: sql`now()`, told_at: null })
      .where('delivery_id', '=', delivery.id)
      .execute();
    return true;
  });
}
