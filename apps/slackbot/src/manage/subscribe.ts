import type { Shift, Subscribed } from '@halfhour/core';
import { findRights } from '../ask/find-rights.ts';
import { seenShift } from '../ask/find-shift.ts';
import type { Ladder } from '../blocks/payload.ts';
import { isRefused, type Refused, refused } from '../fault.ts';
import { postPublicly } from '../send/post-publicly.ts';
import type { BotDeps } from '../listeners/bot-deps.ts';
import type { Asker } from './asker.ts';
import type { Managed } from './managed.ts';

/** What is to be told where, and who answers for it besides the asker. */
export interface Wanted {
  readonly shift: Shift;
  readonly channelId: string;
  readonly fallbackId: string | null;
  readonly withNames: boolean;
}

/** What came of it. */
export interface SubscribedChannel extends Subscribed {
  readonly kind: 'subscribed';
  /** Whether the channel was surely told; where not, Slack gave no answer. */
  readonly isAnnounced: boolean;
}

/** What subscribing needs of the world. */
type SubscribeDeps = Pick<BotDeps, 'ask' | 'slack' | 'sharesNames'> & {
  readonly managed: Managed;
  /** What the channel is told: it is to know what it gets, and from whom. */
  readonly announcement: (subscribed: Subscribed) => Promise<Ladder>;
};

/**
 * Subscribes a channel, and tells it so: where nothing can be posted, nothing is subscribed. What is
 * subscribed already stays as it is.
 */
export async function subscribeChannel(
  wanted: Wanted,
  asker: Asker,
  deps: SubscribeDeps,
): Promise<SubscribedChannel | Refused> {
  const { managed, slack, announcement } = deps;
  const wrong = await wrongWith(wanted, asker, deps);
  if (wrong !== undefined) return wrong;
  const { shift, channelId, fallbackId, withNames } = wanted;
  const subscribed = await managed.digests.subscribe({
    teamId: asker.workspaceId,
    channelId,
    shiftId: shift.id,
    ownerId: asker.slackUserId,
    fallbackOwnerId: fallbackId,
    showsNames: withNames,
  });
  if (!subscribed.isNew) return { kind: 'subscribed', ...subscribed, isAnnounced: true };
  const posted = await postPublicly(await announcement(subscribed), channelId, slack).catch(
    async (error: unknown) => {
      await managed.digests.end(subscribed.subscription.id);
      throw error;
    },
  );
  if (!isRefused(posted)) return { kind: 'subscribed', ...subscribed, isAnnounced: true };
  if (posted.fault.kind === 'perhapsPosted') {
    return { kind: 'subscribed', ...subscribed, isAnnounced: false };
  }
  await managed.digests.end(subscribed.subscription.id);
  return posted;
}

async function wrongWith(
  { shift, channelId, fallbackId, withNames }: Wanted,
  asker: Asker,
  { ask, managed, sharesNames }: SubscribeDeps,
): Promise<Refused | undefined> {
  // In a direct message with the bot nobody reads along.
  if (withNames && !sharesNames && !channelId.startsWith('D')) {
    return refused({ kind: 'namesNotShared' });
  }
  if (fallbackId === null) return undefined;
  const cannot = (why: 'isOwner' | 'seesNobody') =>
    refused({ kind: 'cannotStandIn', slackUserId: fallbackId, why });
  if (fallbackId === asker.slackUserId) return cannot('isOwner');
  const { signal } = asker.by;
  const rights = await findRights(fallbackId, ask, signal);
  if (isRefused(rights)) return cannot('seesNobody');
  const by = { directory: rights.report.directory, signal };
  const seen = await seenShift(shift.id, managed.shifts, by);
  return seen === undefined ? cannot('seesNobody') : undefined;
}
