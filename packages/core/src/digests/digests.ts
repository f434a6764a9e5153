import type { Kysely } from 'kysely';
import type { Shift, ShiftDay } from '../shifts/shift.ts';
import { dueAtMs } from '../shifts/shift-days.ts';
import { askDelivery, type AskedOutcome } from '../store/deliveries-ask.ts';
import { isSpanRead } from '../store/deliveries-ready.ts';
import {
  countDeliveries,
  type Delivery,
  type DeliveriesQuery,
  type DeliveryState,
  findDeliveries,
} from '../store/deliveries.ts';
import type { PostgresServer } from '../store/postgres/server.ts';
import type { Schema } from '../store/schema.ts';
import {
  ASKED,
  endSubscription,
  pauseSubscription,
  resumeSubscription,
  subscribe,
  type Subscribed,
  type Wish,
} from '../store/subscriptions-change.ts';
import {
  type DigestPlace,
  livingSubscriptions,
  type Subscription,
  subscriptionById,
  subscriptionsIn,
  subscriptionsOwnedBy,
} from '../store/subscriptions.ts';
import type { DigestDeps } from './digest-deps.ts';
import { deliveryId } from './names.ts';
import { type Delivering, type DigestOptions, startDigests } from './start-digests.ts';

/** Subscriptions to digests, what became of these, and what delivers them. */
export interface Digests {
  /** Subscribes a channel to a shift. To do so twice changes nothing. */
  subscribe(wish: Wish): Promise<Subscribed>;
  /** All living subscriptions, the oldest first; of a channel, or of an owner, if one is given. */
  subscriptions(
    of?: DigestPlace | Pick<Subscription, 'teamId' | 'ownerId'>,
  ): Promise<Subscription[]>;
  /** A subscription, ended ones too. */
  subscription(id: string): Promise<Subscription | undefined>;
  /**
   * Has no digest posted of dates up to this one, YYYY-MM-DD; `null`: until it is resumed.
   *
   * @returns the subscription; `undefined`: it was paused for longer, has ended or never was
   */
  pause(id: string, throughDate: string | null): Promise<Subscription | undefined>;
  /** @returns the subscription; `undefined`: it was not paused, has ended or never was */
  resume(id: string): Promise<Subscription | undefined>;
  /** @returns the subscription; `undefined`: it had ended, or never was */
  end(id: string): Promise<Subscription | undefined>;
  /** The latest due first. */
  deliveries(query: DeliveriesQuery): Promise<Delivery[]>;
  /** How many there are in each state; those without any are left out. */
  counts(): Promise<Partial<Record<DeliveryState, number>>>;
  /** Asks for the digest of a day now, whatever became of it: one that was sent is not sent again. */
  askNow(subscription: Subscription, shift: Shift, day: ShiftDay): Promise<AskedOutcome>;
  /** Delivers until it is stopped. */
  deliver(options: DeliverOptions): Promise<Delivering>;
}

/** What an app gives to deliver digests with. */
export type DeliverOptions = Pick<DigestOptions, 'channel' | 'content' | 'settings'> &
  Partial<Pick<DigestOptions, 'onEvent'>>;

/** What digests are kept and planned with. */
export interface DigestsDeps extends Pick<DigestDeps, 'db' | 'shifts' | 'onEvent'> {
  readonly around: DigestDeps['around'] | undefined;
  readonly server: Pick<PostgresServer, 'connection'>;
}

export function createDigests({ db, server, shifts, onEvent, around }: DigestsDeps): Digests {
  return {
    subscribe: async (wish) => subscribe(db, wish),
    subscriptions: async (of) => subscriptionsOf(db, of),
    subscription: async (id) => subscriptionById(db, id),
    pause: async (id, throughDate) => pauseSubscription(db, id, { reason: ASKED, throughDate }),
    resume: async (id) => resumeSubscription(db, id),
    end: async (id) => endSubscription(db, id),
    deliveries: async (query) => findDeliveries(db, query),
    counts: async () => countDeliveries(db),
    askNow: async ({ id: subscriptionId }, shift, day) => {
      const { date: localDate, span } = day;
      const id = deliveryId(subscriptionId, localDate);
      return askDelivery(db, { id, subscriptionId, localDate, span, dueAtMs: dueAtMs(shift, day) });
    },
    deliver: async (options) =>
      startDigests({
        ...options,
        db,
        shifts,
        isRead: async (span) => isSpanRead(db, span),
        queue: server,
        around,
        onEvent(event) {
          onEvent(event);
          options.onEvent?.(event);
        },
      }),
  };
}

async function subscriptionsOf(
  db: Kysely<Schema>,
  of: DigestPlace | Pick<Subscription, 'teamId' | 'ownerId'> | undefined,
): Promise<Subscription[]> {
  if (of === undefined) return livingSubscriptions(db);
  return 'channelId' in of ? subscriptionsIn(db, of) : subscriptionsOwnedBy(db, of);
}
