import { type Kysely, type Selectable, sql } from 'kysely';
import type { Span } from '../time/span.ts';
import type { DeliveryTable } from './deliveries-schema.ts';
import type { Schema } from './schema.ts';

/**
 * What became of a digest.
 *
 * - `pending`: it is planned.
 * - `retry`: it was begun, and will be tried again.
 * - `sending`: somebody holds it.
 * - `sent`: its message is in the channel.
 * - `unknown`: it may be in the channel; nobody can look, and so it is not posted again.
 * - `skipped`: it is not posted, for a reason.
 * - `dead`: it could not be posted.
 */
export type DeliveryState =
  | 'pending'
  | 'retry'
  | 'sending'
  | 'sent'
  | 'unknown'
  | 'skipped'
  | 'dead';

/** What an owner is told of: the subscription was paused, or what became of a digest. */
export type Notice = 'paused' | 'unknown' | 'dead';

/** What a message says, as it is kept. */
export interface KeptMessage {
  /** As the channel takes it. */
  readonly body: string;
  /** Of the body. */
  readonly hash: string;
  /** The same for as long as an edit would say nothing new. */
  readonly gist: string;
  /** The builder's own: what later versions are compared with. */
  readonly headline: string;
  /** Nothing of it changes any more. */
  readonly isFinal: boolean;
}

/** A digest of a subscription for one local date of its shift. Instants are epoch ms. */
export interface Delivery {
  /** A uuid that follows from the subscription and the date. */
  readonly id: string;
  readonly subscriptionId: string;
  /** The local date on which the shift starts, YYYY-MM-DD. */
  readonly localDate: string;
  /** The shift on that date. */
  readonly span: Span;
  readonly dueAtMs: number;
  readonly state: DeliveryState;
  /**
   * Why it was skipped or is dead. `missed`: it was too late, and a line of its channel names it; of
   * the one whose message is that line, the state is `sent`. `noShift`: the shift does not run on that
   * date any more. `paused`, `ended`: so is the subscription.
   */
  readonly reason: string | null;
  /** Whether somebody asked for it by hand: it is not too late then. */
  readonly isAsked: boolean;
  /** Whether its message says that it came late. */
  readonly isLate: boolean;
  /** From when on it may be taken; while it is held, the end of the lease; `null`: it is done with. */
  readonly nextTryMs: number | null;
  /** How often it was taken. */
  readonly attempt: number;
  /** Failures since the last success. */
  readonly failures: number;
  readonly lastError: string | null;
  /** What it shows or will; `null`: that was not written yet, or is no longer kept. */
  readonly message: KeptMessage | null;
  /** Whether it has waited for its turn to ask Slack. */
  readonly isPaced: boolean;
  /** Whether a post was begun whose end is not known. */
  readonly mayBePosted: boolean;
  /** Whether there may be two messages of it: one was posted whose end is not known, and was not found. */
  readonly mayHaveCopy: boolean;
  /** Slack's name of the message; `null`: there is none that we know of. */
  readonly ts: string | null;
  readonly sentAtMs: number | null;
  /** Of the body that is surely shown. */
  readonly shownHash: string | null;
  /** What its thread is still to be told. */
  readonly reply: string | null;
  /** What the owner is or was to be told. */
  readonly notice: Notice | null;
  readonly toldAtMs: number | null;
}

/** Which deliveries are asked for: those in any of the states, the latest due first. */
export interface DeliveriesQuery {
  /** @default all */
  readonly states?: readonly DeliveryState[] | undefined;
  /** @default of all */
  readonly subscriptionId?: string | undefined;
  /** Of the subscriptions to these shifts. @default of all */
  readonly shiftIds?: readonly string[] | undefined;
  /** How many at the most. */
  readonly first: number;
}

/** @param query - a subscription that is no uuid has none */
export async function findDeliveries(
  db: Kysely<Schema>,
  { states, subscriptionId, shiftIds, first }: DeliveriesQuery,
): Promise<Delivery[]> {
  const rows = await db
    .selectFrom('delivery')
    .selectAll()
    .$if(states !== undefined, (query) => query.where('state', 'in', states ?? []))
    .$if(subscriptionId !== undefined, (query) =>
      query.where(sql`subscription_id::text`, '=', (subscriptionId ?? '').toLowerCase()),
    )
    .$if(shiftIds !== undefined, (query) =>
      query.where(sql<boolean>`subscription_id in (select subscription_id from subscription
        where shift_id = any(${shiftIds}::uuid[]))`),
    )
    .orderBy('due_at', 'desc')
    .orderBy('delivery_id')
    .limit(first)
    .execute();
  return rows.map(deliveryOf);
}

/** How many deliveries there are in each state; those without any are left out. */
export async function countDeliveries(
  db: Kysely<Schema>,
): Promise<Partial<Record<DeliveryState, number>>> {
  const rows = await db
    .selectFrom('delivery')
    .select(['state', sql<number>`count(*)`.as('count')])
    .groupBy('state')
    .execute();
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
}

/** A row of `delivery` in our words. */
export function deliveryOf(row: Selectable<DeliveryTable>): Delivery {
  return {
    id: row.delivery_id,
    subscriptionId: row.subscription_id,
    localDate: row.local_date,
    span: { startMs: row.shift_start, endMs: row.shift_end },
    dueAtMs: row.due_at,
    state: row.state,
    reason: row.reason,
    isAsked: row.is_asked,
    isLate: row.is_late,
    nextTryMs: row.next_try,
    attempt: row.attempt,
    failures: row.failures,
    lastError: row.last_error,
    message: messageOf(row),
    isPaced: row.is_paced,
    mayBePosted: row.may_be_posted,
    mayHaveCopy: row.may_have_copy,
    ts: row.ts,
    sentAtMs: row.sent_at,
    shownHash: row.shown_hash,
    reply: row.reply,
    notice: row.notice,
    toldAtMs: row.told_at,
  };
}

function messageOf(row: Selectable<DeliveryTable>): KeptMessage | null {
  if (row.body === null) return null;
  return {
    body: row.body,
    hash: row.body_hash ?? '',
    gist: row.gist ?? '',
    headline: row.headline ?? '',
    isFinal: row.is_final,
  };
}
