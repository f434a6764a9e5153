import type { Delivery, Digests, Shift, Shifts, Subscription } from '@halfhour/core';

/** What people manage from Slack. */
export interface Managed {
  readonly shifts: Pick<
    Shifts,
    | 'seen'
    | 'byId'
    | 'create'
    | 'update'
    | 'end'
    | 'daysOf'
    | 'membersOf'
    | 'managementUnits'
    | 'readingOf'
  >;
  readonly digests: Pick<
    Digests,
    | 'subscribe'
    | 'subscriptions'
    | 'subscription'
    | 'pause'
    | 'resume'
    | 'end'
    | 'deliveries'
    | 'askNow'
  >;
}

/** A subscription as somebody is told of it who may change it. */
export interface ListedSubscription {
  readonly subscription: Subscription;
  /** `null`: they see nobody in it. */
  readonly shift: Shift | null;
  /** The latest digest of it that is dead, or of which nobody knows; `null`: there is none. */
  readonly trouble: Delivery | null;
}
