import { type Kysely, type Selectable, sql } from 'kysely';
import { randomUUID } from 'node:crypto';
import type { SubscriptionTable } from './deliveries-schema.ts';
import type { Schema } from './schema.ts';
import { type Pause, type Subscription, subscriptionOf } from './subscriptions.ts';

/** What is asked for when a channel subscribes. */
export type Wish = Pick<
  Subscription,
  'teamId' | 'channelId' | 'shiftId' | 'ownerId' | 'fallbackOwnerId' | 'showsNames'
>;

/** What came of a wish. */
export interface Subscribed {
  readonly subscription: Subscription;
  /** False: the channel had it already, and nothing was changed. */
  readonly isNew: boolean;
}

/** The reason of a pause that somebody asked for. */
export const ASKED = 'asked';

/** Subscribes a channel to a shift. To do so twice changes nothing. */
export async function subscribe(db: Kysely<Schema>, wish: Wish): Promise<Subscribed> {
  for (;;) {
    const made = await insert(db, wish);
    if (made !== undefined) return { subscription: subscriptionOf(made), isNew: true };
    const found = await existing(db, wish);
    if (found !== undefined) return { subscription: subscriptionOf(found), isNew: false };
    // It was ended between the two: then it can be made.
  }
}

/**
 * Pauses a living subscription. A pause until somebody resumes it is not made shorter by another.
 *
 * @returns the subscription; `undefined`: nothing was changed
 */
export async function pauseSubscription(
  db: Kysely<Schema>,
  id: string,
  { reason, throughDate }: Pause,
): Promise<Subscription | undefined> {
  const row = await db
    .updateTable('subscription')
    .set({ paused_reason: reason, paused_through: throughDate })
    .where('subscription_id', '=', id)
    .where('ended_at', 'is', null)
    .where(sql<boolean>`(paused_reason is null or paused_through is not null)`)
    .returningAll()
    .executeTakeFirst();
  return row && subscriptionOf(row);
}

/** Lets a living subscription go on. @returns it; `undefined`: it was not paused */
export async function resumeSubscription(
  db: Kysely<Schema>,
  id: string,
): Promise<Subscription | undefined> {
  const row = await db
    .updateTable('subscription')
    .set({ paused_reason: null, paused_through: null })
    .where('subscription_id', '=', id)
    .where('ended_at', 'is', null)
    .where('paused_reason', 'is not', null)
    .returningAll()
    .executeTakeFirst();
  return row && subscriptionOf(row);
}

/** Ends a subscription for good. @returns it; `undefined`: it had ended, or never was */
export async function endSubscription(
  db: Kysely<Schema>,
  id: string,
): Promise<Subscription | undefined> {
  const row = await db
    .updateTable('subscription')
    .set({ ended_at: sql`now()` })
    .where('subscription_id', '=', id)
    .where('ended_at', 'is', null)
    .returningAll()
    .executeTakeFirst();
  return row && subscriptionOf(row);
}

async function insert(
  db: Kysely<Schema>,
  wish: Wish,
): Promise<Selectable<SubscriptionTable> | undefined> {
  return db
    .insertInto('subscription')
    .values({
      subscription_id: randomUUID(),
      team_id: wish.teamId,
      channel_id: wish.channelId,
      shift_id: wish.shiftId,
      owner_id: wish.ownerId,
      fallback_owner_id: wish.fallbackOwnerId,
      shows_names: wish.showsNames,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['team_id', 'channel_id', 'shift_id'])
        .where('ended_at', 'is', null)
        .doNothing(),
    )
    .returningAll()
    .executeTakeFirst();
}

async function existing(
  db: Kysely<Schema>,
  { teamId, channelId, shiftId }: Wish,
): Promise<Selectable<SubscriptionTable> | undefined> {
  return db
    .selectFrom('subscription')
    .selectAll()
    .where('team_id', '=', teamId)
    .where('channel_id', '=', channelId)
    .where('shift_id', '=', shiftId)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
}
