import type { Shift, Subscription } from '@halfhour/core';
import type { Asker } from './asker.ts';
import type { ListedSubscription, Managed } from './managed.ts';

/**
 * The subscriptions that somebody may change, those of the channel first: their own, also where they
 * only stand in for the owner, and those of the channel in which they ask, of shifts in which they see
 * somebody. A subscription belongs to its channel: it has to outlast whoever made it. An administrator
 * may change every one.
 */
export async function listSubscriptions(
  asker: Asker,
  managed: Managed,
): Promise<ListedSubscription[]> {
  const [all, seen] = await Promise.all([
    managed.digests.subscriptions(),
    managed.shifts.seen(asker.by, { includeEnded: true }),
  ]);
  const shiftOf = new Map(seen.map((shift) => [shift.id, shift]));
  // Of those that are not theirs to know of nothing else is looked up.
  const theirs = all.filter(
    (one) =>
      isOwn(one, asker) ||
      (shiftOf.has(one.shiftId) && (isHere(one, asker) || isUnderAdmin(one, asker))),
  );
  const listed = await Promise.all(
    theirs.map(async (one) => listedFor(one, shiftOf.get(one.shiftId) ?? null, managed)),
  );
  return listed.toSorted((a, b) => rank(a.subscription, asker) - rank(b.subscription, asker));
}

/** Whether somebody answers for a subscription. */
export function isOwn(
  { teamId, ownerId, fallbackOwnerId }: Subscription,
  { slackUserId, workspaceId }: Pick<Asker, 'slackUserId' | 'workspaceId'>,
): boolean {
  return teamId === workspaceId && [ownerId, fallbackOwnerId].includes(slackUserId);
}

/** Whether a subscription belongs to the channel in which somebody asks. */
export function isHere(
  { teamId, channelId }: Subscription,
  asker: Pick<Asker, 'workspaceId' | 'channelId'>,
): boolean {
  return teamId === asker.workspaceId && channelId === asker.channelId;
}

function isUnderAdmin(
  { teamId }: Subscription,
  { isAdmin, workspaceId }: Pick<Asker, 'isAdmin' | 'workspaceId'>,
): boolean {
  return isAdmin && teamId === workspaceId;
}

function rank(subscription: Subscription, asker: Asker): number {
  if (isHere(subscription, asker)) return 0;
  return isOwn(subscription, asker) ? 1 : 2;
}

async function listedFor(
  subscription: Subscription,
  shift: Shift | null,
  { digests }: Managed,
): Promise<ListedSubscription> {
  const [trouble = null] = await digests.deliveries({
    subscriptionId: subscription.id,
    states: ['dead', 'unknown'],
    first: 1,
  });
  return { subscription, shift, trouble };
}
