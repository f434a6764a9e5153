import { type Kysely, type Selectable, sql } from 'kysely';
import { inMs } from './deliveries-claim.ts';
import { type Delivery, deliveryOf, type Notice } from './deliveries.ts';
import type { DeliveryTable } from './deliveries-schema.ts';
import type { Schema } from './schema.ts';
import { type Subscription, subscriptionById } from './subscriptions.ts';

/** Something that an owner is to be told, held by whoever took it until its lease ends. */
export interface HeldNotice {
  readonly notice: Notice;
  readonly delivery: Delivery;
  readonly subscription: Subscription;
  /** How often somebody tried, this time too. */
  readonly tries: number;
}

/** Takes what an owner is to be told for longest. @returns `undefined`: there is nothing */
export async function claimNotice(
  db: Kysely<Schema>,
  leaseMs: number,
): Promise<HeldNotice | undefined> {
  const { rows } = await sql<Selectable<DeliveryTable>>`
    update delivery set notice_try = ${inMs(leaseMs)}, notice_tries = notice_tries + 1
    where delivery_id = (select delivery_id from delivery where notice_try <= now()
      order by notice_try limit 1 for update skip locked)
    returning *`.execute(db);
  const [row] = rows;
  if (row === undefined || row.notice === null) return undefined;
  const subscription = await subscriptionById(db, row.subscription_id);
  if (subscription === undefined) return undefined;
  const { notice, notice_tries: tries } = row;
  return { notice, delivery: deliveryOf(row), subscription, tries };
}

/** Keeps that somebody was told. */
export async function keepTold(db: Kysely<Schema>, deliveryId: string): Promise<void> {
  await db
    .updateTable('delivery')
    .set({ told_at: sql`now()`, notice_try: null })
    .where('delivery_id', '=', deliveryId)
    .execute();
}

/** Tries again later. @param pauseMs - `null`: never */
export async function keepUntold(
  db: Kysely<Schema>,
  deliveryId: string,
  pauseMs: number | null,
): Promise<void> {
  await db
    .updateTable('delivery')
    .set({ notice_try: pauseMs === null ? null : inMs(pauseMs) })
    .where('delivery_id', '=', deliveryId)
    .execute();
}
