import { type Kysely, type Selectable, sql } from 'kysely';
import type { SubscriptionTable } from './deliveries-schema.ts';
import type { Schema } from './schema.ts';

/** Where digests are posted, by Slack's ids. */
export interface DigestPlace {
  readonly teamId: string;
  readonly channelId: string;
}

/** A channel's wish for the digest of a shift. It belongs to the channel; somebody answers for it. */
export interface Subscription extends DigestPlace {
  /** A uuid. */
  readonly id: string;
  readonly shiftId: string;
  /** Slack's id of who is told when something is wrong. */
  readonly ownerId: string;
  /** Who is told when the owner can't be; `null`: nobody. */
  readonly fallbackOwnerId: string | null;
  /** Whether its digests may name agents. */
  readonly showsNames: boolean;
  /** Epoch ms. Nothing is posted of shifts that were over by then. */
  readonly createdAtMs: number;
  /** `null`: it is not paused. */
  readonly paused: Pause | null;
  /** Epoch ms; `null`: it goes on. */
  readonly endedAtMs: number | null;
}

/** Why and for how long a subscription rests. */
export interface Pause {
  /** `asked` by somebody, or why its channel takes nothing. */
  readonly reason: string;
  /** The last local date of the shift of which there is no digest; `null`: until it is resumed. */
  readonly throughDate: string | null;
}

/** The living subscriptions of a channel, the oldest first. */
export async function subscriptionsIn(
  db: Kysely<Schema>,
  { teamId, channelId }: DigestPlace,
): Promise<Subscription[]> {
  const rows = await living(db)
    .where('team_id', '=', teamId)
    .where('channel_id', '=', channelId)
    .execute();
  return rows.map(subscriptionOf);
}

/** The living subscriptions that somebody owns, the oldest first. */
export async function subscriptionsOwnedBy(
  db: Kysely<Schema>,
  { teamId, ownerId }: Pick<Subscription, 'teamId' | 'ownerId'>,
): Promise<Subscription[]> {
  const rows = await living(db)
    .where('team_id', '=', teamId)
    .where('owner_id', '=', ownerId)
    .execute();
  return rows.map(subscriptionOf);
}

/** All living subscriptions, the oldest first. */
export async function livingSubscriptions(db: Kysely<Schema>): Promise<Subscription[]> {
  return (await living(db).execute()).map(subscriptionOf);
}

/** A subscription, ended ones too. */
export async function subscriptionById(
  db: Kysely<Schema>,
  id: string,
): Promise<Subscription | undefined> {
  const row = await db
    .selectFrom('subscription')
    .selectAll()
    // As text: what is no uuid is no subscription’s id, and no fault.
    .where(sql`subscription_id::text`, '=', id.toLowerCase())
    .executeTakeFirst();
  return row && subscriptionOf(row);
}

/** Whether a date of the shift is one of those for which the subscription rests. */
export function isPausedOn({ paused }: Pick<Subscription, 'paused'>, date: string): boolean {
  return paused !== null && (paused.throughDate === null || date <= paused.throughDate);
}

/** A row of `subscription` in our words. */
export function subscriptionOf(row: Selectable<SubscriptionTable>): Subscription {
  return {
    id: row.subscription_id,
    teamId: row.team_id,
    channelId: row.channel_id,
    shiftId: row.shift_id,
    ownerId: row.owner_id,
    fallbackOwnerId: row.fallback_owner_id,
    showsNames: row.shows_names,
    createdAtMs: row.created_at,
    paused:
      row.paused_reason === null
        ? null
        : { reason: row.paused_reason, throughDate: row.paused_through },
    endedAtMs: row.ended_at,
  };
}

function living(db: Kysely<Schema>) {
  return db
    .selectFrom('subscription')
    .selectAll()
    .where('ended_at', 'is', null)
    .orderBy('created_at')
    .orderBy('subscription_id');
}
