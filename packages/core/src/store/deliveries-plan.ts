import { type Kysely, sql } from 'kysely';
import type { Span } from '../time/span.ts';
import { heldBy, type Holding } from './deliveries-claim.ts';
import type { Schema } from './schema.ts';
import { sqlInstant } from './sql-instant.ts';

/** A digest that is to come. */
export interface PlannedDelivery {
  readonly id: string;
  readonly subscriptionId: string;
  /** YYYY-MM-DD */
  readonly localDate: string;
  readonly span: Span;
  /** Epoch ms. */
  readonly dueAtMs: number;
}

/** A plan that nobody has acted on, of a shift that has not ended. */
export type OpenPlan = Pick<PlannedDelivery, 'id' | 'subscriptionId' | 'localDate'>;

/** The database's clock, epoch ms: the one that counts. */
export async function databaseNowMs(db: Kysely<Schema>): Promise<number> {
  const { rows } = await sql<{ now: number }>`select now() as now`.execute(db);
  return rows[0]?.now ?? NaN;
}

/**
 * Keeps a plan: any number of times, by any number of processes. What is planned already moves with
 * its shift until that has ended; what was begun stays as it is.
 *
 * @returns how many deliveries are new
 */
export async function keepPlan(
  db: Kysely<Schema>,
  plan: readonly PlannedDelivery[],
): Promise<number> {
  if (plan.length === 0) return 0;
  const planned = sql`unnest(
    ${plan.map(({ id }) => id)}::uuid[],
    ${plan.map(({ subscriptionId }) => subscriptionId)}::uuid[],
    ${plan.map(({ localDate }) => localDate)}::date[],
    ${plan.map(({ span }) => new Date(span.startMs))}::timestamptz[],
    ${plan.map(({ span }) => new Date(span.endMs))}::timestamptz[],
    ${plan.map(({ dueAtMs }) => new Date(dueAtMs))}::timestamptz[]
  ) as plan (delivery_id, subscription_id, local_date, shift_start, shift_end, due_at)`;
  await sql`
    update delivery set shift_start = plan.shift_start, shift_end = plan.shift_end,
      due_at = plan.due_at, next_try = plan.due_at
    from ${planned}
    where delivery.delivery_id = plan.delivery_id and ${isOpen}
      and (delivery.shift_start, delivery.shift_end, delivery.due_at)
        is distinct from (plan.shift_start, plan.shift_end, plan.due_at)`.execute(db);
  const { numAffectedRows } = await sql`
    insert into delivery
      (delivery_id, subscription_id, local_date, shift_start, shift_end, due_at, next_try)
    select *, due_at from ${planned} order by delivery_id
    on conflict do nothing`.execute(db);
  return Number(numAffectedRows ?? 0);
}

/** What is planned of shifts that have not ended. */
export async function openPlans(db: Kysely<Schema>): Promise<OpenPlan[]> {
  const { rows } = await sql<OpenPlan>`
    select delivery_id as id, subscription_id as "subscriptionId", local_date as "localDate"
    from delivery where ${isOpen}`.execute(db);
  return rows;
}

/** Takes back what is no longer planned. What was begun meanwhile stays. */
export async function withdrawPlans(db: Kysely<Schema>, ids: readonly string[]): Promise<void> {
  await sql`delete from delivery where delivery_id = any(${ids}::uuid[]) and ${isOpen}`.execute(db);
}

/** When a delivery that is to be sent may be taken, epoch ms. */
export interface DueSoon {
  readonly id: string;
  readonly nextTryMs: number;
}

/** Keeps what the shift says by now of a delivery that is held. @returns false: it was another's by then */
export async function keepTerms(
  db: Kysely<Schema>,
  held: Holding,
  { span, dueAtMs }: Pick<PlannedDelivery, 'span' | 'dueAtMs'>,
): Promise<boolean> {
  const { numUpdatedRows } = await heldBy(db, held)
    .set({
      shift_start: sqlInstant(span.startMs),
      shift_end: sqlInstant(span.endMs),
      due_at: sqlInstant(dueAtMs),
    })
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** The deliveries that are to be sent within so many ms. */
export async function dueWithin(db: Kysely<Schema>, soonMs: number): Promise<DueSoon[]> {
  const { rows } = await sql<DueSoon>`
    select delivery_id as id, next_try as "nextTryMs" from delivery
    where state in ('pending', 'retry') and next_try < now() + ${soonMs} * interval '1 ms'
    order by next_try`.execute(db);
  return rows;
}

/** Forgets what was due before, and will not be looked at again. */
export async function forgetDeliveriesBefore(db: Kysely<Schema>, beforeMs: number): Promise<void> {
  await db
    .deleteFrom('delivery')
    .where('due_at', '<', sqlInstant(beforeMs))
    .where('next_try', 'is', null)
    .execute();
}

const isOpen = sql<boolean>`delivery.state = 'pending' and delivery.attempt = 0
  and delivery.shift_end > now()`;
