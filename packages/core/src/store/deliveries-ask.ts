import { type Kysely, sql } from 'kysely';
import type { PlannedDelivery } from './deliveries-plan.ts';
import type { Schema } from './schema.ts';

/**
 * What came of asking for a digest by hand: it is `begun`, was `sent` already, or somebody is
 * `sending` it.
 */
export type AskedOutcome = 'begun' | 'sent' | 'sending';

/**
 * Asks for a digest now: one that is planned, was skipped, is dead or of which nobody knows, or one
 * that was never planned. One that was sent is not sent again.
 */
export async function askDelivery(
  db: Kysely<Schema>,
  { id, subscriptionId, localDate, span, dueAtMs }: PlannedDelivery,
): Promise<AskedOutcome> {
  await sql`
    insert into delivery (delivery_id, subscription_id, local_date, shift_start, shift_end, due_at,
      next_try, is_asked)
    values (${id}, ${subscriptionId}, ${localDate}, ${new Date(span.startMs)},
      ${new Date(span.endMs)}, ${new Date(dueAtMs)}, now(), true)
    on conflict do nothing`.execute(db);
  // What is asked for again is written again. It is looked for before it is posted, as always.
  await sql`
    update delivery set state = 'retry', is_asked = true, next_try = now(), failures = 0,
      reason = null, last_error = null, may_be_posted = false, body = null, reply = null, ts = null,
      told_by = null, notice = null, notice_try = null, notice_tries = 0, told_at = null
    where delivery_id = ${id}
      and (state in ('unknown', 'skipped', 'dead') or state = 'sent' and reason = 'missed')`.execute(
    db,
  );
  await sql`
    update delivery set is_asked = true, next_try = now()
    where delivery_id = ${id} and state in ('pending', 'retry')`.execute(db);
  const row = await db
    .selectFrom('delivery')
    .select('state')
    .where('delivery_id', '=', id)
    .executeTakeFirst();
  if (row?.state === 'sent' || row?.state === 'sending') return row.state;
  return 'begun';
}
