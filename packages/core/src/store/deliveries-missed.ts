import { type Kysely, sql, type Transaction } from 'kysely';
import { heldBy, type HeldDelivery } from './deliveries-claim.ts';
import { type Delivery, deliveryOf } from './deliveries.ts';
import type { Schema } from './schema.ts';

/** A digest that comes too late, as the line of its channel names it. */
export type Missed = Pick<Delivery, 'id' | 'subscriptionId' | 'localDate' | 'span'>;

/**
 * Gathers all that is too late in a channel and was never begun: it is skipped, and the held delivery
 * becomes the line that names it. To do so again gives what was gathered, and more.
 *
 * @returns what is to be named, the oldest first; `null`: the held delivery was another's by then
 */
export async function gatherMissed(
  db: Kysely<Schema>,
  held: HeldDelivery,
  tooLateMs: number,
): Promise<Missed[] | null> {
  return db.transaction().execute(async (tx) => {
    const { numUpdatedRows } = await heldBy(tx, held.delivery)
      .set({ reason: 'missed', body: null })
      .executeTakeFirst();
    if (numUpdatedRows !== 1n) return null;
    await skipOthers(tx, held, tooLateMs);
    const { id } = held.delivery;
    const rows = await tx
      .selectFrom('delivery')
      .selectAll()
      .where((where) => where.or([where('delivery_id', '=', id), where('told_by', '=', id)]))
      .orderBy('due_at')
      .orderBy('delivery_id')
      .execute();
    return rows.map(deliveryOf);
  });
}

async function skipOthers(
  tx: Transaction<Schema>,
  { delivery, subscription: { teamId, channelId } }: HeldDelivery,
  tooLateMs: number,
): Promise<void> {
  await sql`
    update delivery set state = 'skipped', reason = 'missed', told_by = ${delivery.id},
      next_try = null
    where delivery_id in (
      select delivery_id from delivery join subscription using (subscription_id)
      where team_id = ${teamId} and channel_id = ${channelId}
        and ended_at is null and paused_reason is null
        and state in ('pending', 'retry') and body is null and not may_be_posted and not is_asked
        and due_at < now() - ${tooLateMs} * interval '1 ms' and delivery_id <> ${delivery.id}
      for update of delivery skip locked)`.execute(tx);
}
