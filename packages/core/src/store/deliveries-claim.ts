import { type Kysely, type RawBuilder, type Selectable, sql } from 'kysely';
import { type Delivery, deliveryOf, type Notice } from './deliveries.ts';
import type { DeliveryTable } from './deliveries-schema.ts';
import type { Schema } from './schema.ts';
import { type Subscription, subscriptionOf } from './subscriptions.ts';

/** A delivery that somebody may work on until its lease ends: its `attempt` says who. */
export interface HeldDelivery {
  readonly delivery: Delivery;
  readonly subscription: Subscription;
  /** The database's clock when it was taken, epoch ms. */
  readonly nowMs: number;
}

/** Which of the held deliveries is meant, by whom. */
export type Holding = Pick<Delivery, 'id' | 'attempt'>;

/** When to try again, and why. */
export interface Release {
  /** In so many ms, by the database's clock. */
  readonly inMs: number;
  /** What went wrong, if that counts as a failure. */
  readonly failure?: string | undefined;
  /** Whether a post may have been made; left out: as it was. */
  readonly mayBePosted?: boolean | undefined;
  /** Whether it has had its turn when it is taken next. @default false */
  readonly isPaced?: boolean | undefined;
}

/** The end of a delivery that is not sent. */
export interface Settled {
  readonly state: 'unknown' | 'skipped' | 'dead';
  readonly reason: string;
  /** What the owner is to be told. */
  readonly notice?: Notice | undefined;
}

/**
 * Takes the delivery that is due for longest, what is to be sent before what may be edited; of a
 * channel only when it is nobody's turn there. Never waits for other processes.
 *
 * @returns `undefined`: nothing is due
 */
export async function claimDelivery(
  db: Kysely<Schema>,
  { worker, leaseMs }: { readonly worker: string; readonly leaseMs: number },
): Promise<HeldDelivery | undefined> {
  const { rows } = await sql<Selectable<DeliveryTable> & { now: number }>`
    update delivery set attempt = attempt + 1, worker = ${worker}, next_try = ${inMs(leaseMs)},
      state = case when state = 'sent' then state else 'sending' end
    where delivery_id = (
      select delivery_id from delivery
      join subscription using (subscription_id)
      left join digest_turn on place = team_id || '/' || channel_id
      where next_try <= now() and (free_at is null or free_at <= now())
      order by state = 'sent', next_try limit 1
      for update of delivery skip locked)
    returning delivery.*, now() as now`.execute(db);
  const [row] = rows;
  if (row === undefined) return undefined;
  const subscription = await db
    .selectFrom('subscription')
    .selectAll()
    .where('subscription_id', '=', row.subscription_id)
    .executeTakeFirstOrThrow();
  return {
    delivery: deliveryOf(row),
    subscription: subscriptionOf(subscription),
    nowMs: row.now,
  };
}

/** Gives a delivery back until later. @returns false: it was another's by then */
export async function releaseDelivery(
  db: Kysely<Schema>,
  held: Holding,
  { inMs: pauseMs, failure, mayBePosted, isPaced = false }: Release,
): Promise<boolean> {
  const { numUpdatedRows } = await heldBy(db, held)
    .set({
      state: sql`case when state = 'sent' then state else 'retry' end`,
      next_try: inMs(pauseMs),
      is_paced: isPaced,
    })
    .$if(failure !== undefined, (query) =>
      query.set({ failures: sql`failures + 1`, last_error: failure ?? null }),
    )
    .$if(mayBePosted !== undefined, (query) => query.set({ may_be_posted: mayBePosted ?? false }))
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Ends a delivery without a message. @returns false: it was another's by then */
export async function settleDelivery(
  db: Kysely<Schema>,
  held: Holding,
  { state, reason, notice }: Settled,
): Promise<boolean> {
  const { numUpdatedRows } = await heldBy(db, held)
    .set({ state, reason, next_try: null })
    .$if(state !== 'skipped', (query) => query.set({ last_error: reason }))
    .$if(notice !== undefined, (query) =>
      query.set({ notice: notice ?? null, notice_try: sql`now()` }),
    )
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** The rows of what is held: one, or none when it was lost. */
export function heldBy(db: Kysely<Schema>, { id, attempt }: Holding) {
  return db
    .updateTable('delivery')
    .where('delivery_id', '=', id)
    .where('attempt', '=', attempt)
    .where('state', 'in', ['sending', 'sent']);
}

/** So long after now, by the database's clock. */
export function inMs(ms: number): RawBuilder<number> {
  return sql<number>`now() + ${ms} * interval '1 ms'`;
}
