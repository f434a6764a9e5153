import { type Kysely, sql } from 'kysely';
import { heldBy, type Holding, inMs } from './deliveries-claim.ts';
import type { KeptMessage } from './deliveries.ts';
import type { Schema } from './schema.ts';

/** What a message is to say, with what its thread is told next. */
export interface Draft {
  readonly message: KeptMessage;
  /** Whether it says that it comes late. */
  readonly isLate: boolean;
  /** `null`: nothing. */
  readonly reply: string | null;
}

/**
 * Keeps what is to be sent, before it is: whoever tries again sends the same bytes.
 *
 * @returns false: the delivery was another's by then
 */
export async function keepDraft(
  db: Kysely<Schema>,
  held: Holding,
  { message, isLate, reply }: Draft,
): Promise<boolean> {
  const { numUpdatedRows } = await heldBy(db, held)
    .set({
      body: message.body,
      body_hash: message.hash,
      gist: message.gist,
      headline: message.headline,
      is_final: message.isFinal,
      is_late: isLate,
      reply,
    })
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Whether the lease lasts for `leftMs` at least. */
export async function isHeldFor(
  db: Kysely<Schema>,
  { id, attempt }: Holding,
  leftMs: number,
): Promise<boolean> {
  const row = await db
    .selectFrom('delivery')
    .select('delivery_id')
    .where('delivery_id', '=', id)
    .where('attempt', '=', attempt)
    .where(sql<boolean>`next_try > ${inMs(leftMs)}`)
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Keeps that something may have been posted from now on, if the lease lasts for `leftMs` at least. If
 * that was so before, there may be a copy some time.
 *
 * @returns false: it does not, or the delivery is another's
 */
export async function beginPost(
  db: Kysely<Schema>,
  held: Holding,
  leftMs: number,
): Promise<boolean> {
  const { numUpdatedRows } = await heldBy(db, held)
    .where(sql<boolean>`next_try > ${inMs(leftMs)}`)
    .set({ may_have_copy: sql`may_have_copy or may_be_posted`, may_be_posted: true })
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** What is in the channel. */
export interface Sent {
  readonly id: string;
  readonly ts: string;
  /** When to see whether it must be edited, in so many ms, unless it is final. */
  readonly lookInMs: number;
  /** When to see whether it has a copy, in so many ms, if it may have one. */
  readonly copyInMs: number;
}

/**
 * Keeps that the message is in the channel, unless another is: the first one counts, whoever holds the
 * delivery by now.
 *
 * @returns the ts of the message that counts
 */
export async function keepSent(
  db: Kysely<Schema>,
  { id, ts, lookInMs, copyInMs }: Sent,
): Promise<string | null> {
  await db
    .updateTable('delivery')
    .where('delivery_id', '=', id)
    .where('ts', 'is', null)
    .set({
      ts,
      sent_at: sql`now()`,
      state: 'sent',
      reason: sql`case when reason = 'missed' then reason end`,
      next_try: sql`case when reply is not null then now() when may_have_copy then ${inMs(copyInMs)}
        when not is_final then ${inMs(lookInMs)} end`,
      body: sql`case when reply is not null or not is_final then body end`,
      shown_hash: sql`body_hash`,
      attempt: sql`attempt + 1`,
      failures: 0,
      last_error: null,
      is_paced: false,
      may_be_posted: false,
    })
    .execute();
  const row = await db
    .selectFrom('delivery')
    .select('ts')
    .where('delivery_id', '=', id)
    .executeTakeFirst();
  return row?.ts ?? null;
}
