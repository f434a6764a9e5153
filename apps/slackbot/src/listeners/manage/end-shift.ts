import type { Shift, Subscription } from '@halfhour/core';
import { count } from '../../answer/figures.ts';
import { findShiftNamed } from '../../ask/find-shift.ts';
import { ACTIONS, button } from '../../blocks/actions.ts';
import { section } from '../../blocks/elements.ts';
import { ladder } from '../../blocks/ladder.ts';
import { noticeMessage } from '../../blocks/notice-message.ts';
import type { Ladder } from '../../blocks/payload.ts';
import { isRefused } from '../../fault.ts';
import { whyNotChanged } from '../../manage/why-not-changed.ts';
import { channelInWords, personInWords } from '../../wording/subscription-words.ts';
import { plain } from '../../wording/typed.ts';
import type { Outcome } from '../listening.ts';
import { refuse } from '../refuse.ts';
import type { Managing } from './manage.ts';
import { tellShifts } from './tell-shifts.ts';

/** Ends a shift for good, once whoever wants it has said twice so; who subscribed it hears of it. */
export async function endShift(given: string, managing: Managing): Promise<Outcome> {
  const { asker, managed, occasion, how, deps } = managing;
  const shift = await findShiftNamed(given, managed.shifts, asker.by);
  if (isRefused(shift)) return refuse(shift.fault, occasion.reply);
  const deny = await whyNotChanged(shift, asker, { ask: deps.ask, managed });
  if (deny !== null) return refuse(deny, occasion.reply);
  const subscriptions = await subscriptionsTo(shift, managing);
  if (!how.isSure) {
    await occasion.reply.tell(sureMessage(shift, subscriptions.length), how);
    return 'asked whether sure';
  }
  await managed.shifts.end(shift.id);
  await tellShifts(managing, `The shift ${plain(shift.name)} has ended.`);
  for (const subscription of subscriptions) {
    await tellOwner(shift, subscription, managing).catch((error: unknown) => {
      deps.log.warn({ err: error }, 'the owner of a subscription could not be told');
    });
  }
  return 'ended a shift';
}

async function subscriptionsTo(
  { id }: Shift,
  { asker, managed }: Managing,
): Promise<Subscription[]> {
  const all = await managed.digests.subscriptions();
  return all.filter(({ shiftId, teamId }) => shiftId === id && teamId === asker.workspaceId);
}

function sureMessage({ id, name }: Shift, subscribed: number): Ladder {
  const digests =
    subscribed === 0
      ? 'No channel is subscribed to it.'
      : `${count(subscribed, 'channel')} will get no more digests of it.`;
  const line = `End the shift ${plain(name)} for good? ${digests}`;
  const end = button('End it', ACTIONS.manageSurely, `shifts end ${id}`);
  const back = button('Back', ACTIONS.manage, 'shifts');
  const actions = {
    type: 'actions' as const,
    elements: [{ ...end, style: 'danger' as const }, back],
  };
  return ladder([{ text: line, blocks: [section(line), actions] }], line);
}

async function tellOwner(
  { name }: Shift,
  { ownerId, channelId }: Subscription,
  { asker, deps: { slack } }: Managing,
): Promise<void> {
  if (ownerId === asker.slackUserId) return;
  const [message] = noticeMessage(
    `${personInWords(asker.slackUserId)} has ended the shift ${plain(name)}: no more digests of it in ${channelInWords(channelId)}.`,
  );
  await slack.post({ channelId: await slack.directMessage(ownerId) }, message);
}
