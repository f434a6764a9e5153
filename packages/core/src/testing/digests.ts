import type { Delivery } from '../store/deliveries.ts';
import type { Subscription } from '../store/subscriptions.ts';
import { at } from './legs.ts';

/** The digest of a late shift of the test day, that somebody holds; with what a test says of it. */
export function aDelivery(given: Partial<Delivery> = {}): Delivery {
  return {
    id: 'd1',
    subscriptionId: 's1',
    localDate: '2026-11-20',
    span: { startMs: at('14:00'), endMs: at('18:00') },
    dueAtMs: at('18:10'),
    state: 'sending',
    reason: null,
    isAsked: false,
    nextTryMs: null,
    attempt: 1,
    failures: 0,
    lastError: null,
    message: null,
    isLate: false,
    isPaced: false,
    mayBePosted: false,
    mayHaveCopy: false,
    ts: null,
    sentAtMs: null,
    shownHash: null,
    reply: null,
    notice: null,
    toldAtMs: null,
    ...given,
  };
}

/** A channel's subscription, of Hana, for whom Emre stands in; with what a test says of it. */
export function aSubscription(given: Partial<Subscription> = {}): Subscription {
  return {
    id: 's1',
    teamId: 'T1',
    channelId: 'C1',
    shiftId: '0f0e0d0c-0000-4000-8000-000000000001',
    ownerId: 'hana',
    fallbackOwnerId: 'emre',
    showsNames: true,
    createdAtMs: 0,
    paused: null,
    endedAtMs: null,
    ...given,
  };
}
