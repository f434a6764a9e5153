import { subscriptionsMessage } from '../../blocks/subscription-message.ts';
import { count, listed } from '../../answer/figures.ts';
import { type DescribedSubscription, describeSubscription } from '../../manage/describe.ts';
import { isHere, listSubscriptions } from '../../manage/list-subscriptions.ts';
import type { ListedSubscription } from '../../manage/managed.ts';
import type { Outcome } from '../listening.ts';
import { refuse } from '../refuse.ts';
import type { Managing } from './manage.ts';

/** Tells all subscriptions that somebody may change. */
export async function tellSubscriptions(managing: Managing): Promise<Outcome> {
  const { asker, managed, occasion, how } = managing;
  const all = await listSubscriptions(asker, managed);
  if (all.length === 0) return refuse({ kind: 'notSubscribed' }, occasion.reply);
  const here = all.filter(({ subscription }) => isHere(subscription, asker)).length;
  const parts = [
    ...(here > 0 ? [`${count(here, 'subscription')} of this channel`] : []),
    ...(all.length > here ? [`${count(all.length - here, 'subscription')} elsewhere`] : []),
  ];
  const line = `*Digests:* ${listed(parts)}.`;
  await occasion.reply.tell(subscriptionsMessage(line, await described(all, managing)), how);
  return 'listed';
}

/** Tells a line, and after it all subscriptions that are left. */
export async function tellListAfter(line: string, managing: Managing): Promise<void> {
  const { asker, managed, occasion } = managing;
  const all = await listSubscriptions(asker, managed);
  const message = subscriptionsMessage(line, await described(all, managing));
  await occasion.reply.tell(message, { replaces: true });
}

async function described(
  subscriptions: readonly ListedSubscription[],
  { asker, managed }: Managing,
): Promise<DescribedSubscription[]> {
  return Promise.all(subscriptions.map(async (one) => describeSubscription(one, asker, managed)));
}
