import { section } from '../../blocks/elements.ts';
import { ladder } from '../../blocks/ladder.ts';
import { noticeMessage } from '../../blocks/notice-message.ts';
import { subscriptionsMessage, undoButtons } from '../../blocks/subscription-message.ts';
import { isRefused } from '../../fault.ts';
import { change, type Changed, type ChangeKind } from '../../manage/change.ts';
import { type DescribedSubscription, describeSubscription } from '../../manage/describe.ts';
import { findSubscription } from '../../manage/find-subscription.ts';
import { isOwn } from '../../manage/list-subscriptions.ts';
import type { ListedSubscription } from '../../manage/managed.ts';
import { changeInWords, personInWords } from '../../wording/subscription-words.ts';
import type { Outcome } from '../listening.ts';
import { refuse } from '../refuse.ts';
import type { Managing } from './manage.ts';
import { tellListAfter } from './tell-subscriptions.ts';

/** Ends, pauses or resumes a subscription, or asks for its digest; where several are meant, tells which. */
export async function changeSubscription(
  { kind, id }: { readonly kind: ChangeKind; readonly id: string | undefined },
  managing: Managing,
): Promise<Outcome> {
  const { asker, managed, occasion } = managing;
  const meant = await findSubscription(id, asker, managed);
  if (isRefused(meant)) return refuse(meant.fault, occasion.reply);
  if (meant.kind === 'several') {
    await tellListAfter('Which one? Press its button.', managing);
    return 'asked which';
  }
  const changed = await change(kind, meant.listed, asker, managed);
  if (isRefused(changed)) return refuse(changed.fault, occasion.reply);
  await tell(changed, meant.listed, managing);
  return changed.kind;
}

async function tell(
  changed: Changed,
  before: ListedSubscription,
  managing: Managing,
): Promise<void> {
  const { asker, managed, occasion, how, deps } = managing;
  const { id } = before.subscription;
  const subscription = (await managed.digests.subscription(id)) ?? before.subscription;
  const described = await describeSubscription({ ...before, subscription }, asker, managed);
  const line = changeInWords(changed, described);
  if (changed.kind === 'ended') {
    const blocks = [section(line), ...undoButtons(described, asker.slackUserId)];
    await occasion.reply.tell(ladder([{ text: line, blocks }], line), how);
  } else if (how.replaces) {
    await tellListAfter(line, managing);
  } else {
    await occasion.reply.tell(subscriptionsMessage(line, [described]));
  }
  if (['ended', 'paused', 'resumed'].includes(changed.kind) && !isOwn(subscription, asker)) {
    await tellOwner(line, described, managing).catch((error: unknown) => {
      deps.log.warn({ err: error }, 'the owner of a subscription could not be told');
    });
  }
}

/** Who answers for a subscription hears of what others have done to it. */
async function tellOwner(
  line: string,
  { subscription: { ownerId } }: DescribedSubscription,
  { asker, deps: { slack } }: Managing,
): Promise<void> {
  const [message] = noticeMessage(`${personInWords(asker.slackUserId)} did this: ${line}`);
  await slack.post({ channelId: await slack.directMessage(ownerId) }, message);
}
