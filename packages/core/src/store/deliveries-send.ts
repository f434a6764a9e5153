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

/**
 * The last look before something is sent: whether the lease lasts for `leftMs` at least. Of a message
 * that is new it notes that it may have been posted from now on.
 */
export async function isStillHeld(
  db: Kysely<Schema>,
  held: Holding,
  { leftMs, isPost }: { readonly leftMs: number; readonly isPost: boolean },
): Promise<boolean> {
  const { numUpdatedRows } = await heldBy(db, held)
    .where(sql<boolean>`next_try > ${inMs(leftMs)}`)
    .set({ may_be_posted: isPost ? true : sql`may_be_posted` })
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** What is in the channel. */
export interface Sent {
  readonly id: string;
  readonly ts: string;
  /** When to see whether it must be edited, in so many ms, unless it is final. */
  readonly lookInMs: number;
}

/**
 * Keeps that the message is in the channel, unless another is: the first one counts, whoever holds the
 * delivery by now. One that names what was missed ends as `skipped`.
 *
 * @returns the ts of the message that counts
 */
export async function keepSent(
  db: Kysely<Schema>,
  { id, ts, lookInMs }: Sent,
): Promise<string | null> {
  await db
    .updateTable('delivery')
    .where('delivery_id', '=', id)
    .where('ts', 'is', null)
    .set({
      ts,
      sent_at: sql`now()`,
      state: sql`case when reason = 'missed' then 'skipped' else 'sent' end`,
      reason: sql`case when reason = 'missed' then reason end`,
      next_try: sql`case when reply is not null then now()
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
