import { announcement } from '../../blocks/announcement.ts';
import { cutTo } from '../../blocks/cut-to.ts';
import { section } from '../../blocks/elements.ts';
import { ladder } from '../../blocks/ladder.ts';
import { LIMITS } from '../../blocks/limits.ts';
import { manageButtons, type NamedCommand } from '../../blocks/manage-buttons.ts';
import type { Ladder } from '../../blocks/payload.ts';
import { subscriptionsMessage } from '../../blocks/subscription-message.ts';
import { type FaultOf, isRefused, type Refused, refused } from '../../fault.ts';
import { describeSubscription } from '../../manage/describe.ts';
import { findWishedShift } from '../../manage/find-wished-shift.ts';
import { subscribeChannel, type Wanted } from '../../manage/subscribe.ts';
import { whoInWords } from '../../manage/who-in-words.ts';
import { printWish } from '../../parse/print.ts';
import type { Wish } from '../../parse/subscribe.ts';
import { withId } from '../../resolve/choices.ts';
import { refusal } from '../../wording/refusal.ts';
import type { Outcome } from '../listening.ts';
import { refuse } from '../refuse.ts';
import type { Managing } from './manage.ts';

/** Subscribes a channel as it was said in words. */
export async function subscribe(wish: Wish, managing: Managing): Promise<Outcome> {
  const { occasion, how } = managing;
  const wanted = await wantedBy(wish, managing);
  if (isRefused(wanted)) {
    const { fault } = wanted;
    if (fault.kind !== 'ambiguous') return refuse(fault, occasion.reply);
    await occasion.reply.tell(choice(fault, wish), how);
    return 'asked which';
  }
  const message = await subscribeWanted(wanted, managing);
  if (isRefused(message)) return refuse(message.fault, occasion.reply);
  await occasion.reply.tell(message.message, how);
  return message.isNew ? 'subscribed' : 'subscribed already';
}

/** Subscribes a channel, and makes the confirmation: every setting is told again. */
export async function subscribeWanted(
  wanted: Wanted,
  { asker, managed, deps }: Pick<Managing, 'asker' | 'managed' | 'deps'>,
): Promise<{ readonly isNew: boolean; readonly message: Ladder } | Refused> {
  const { shift } = wanted;
  const subscribed = await subscribeChannel(wanted, asker, {
    ...deps,
    managed,
    announcement: async () => {
      const reading = { by: asker.by, withNames: false };
      const who = await whoInWords(shift, reading, managed.shifts);
      return announcement({ shift, who }, asker.slackUserId);
    },
  });
  if (isRefused(subscribed)) return subscribed;
  const { subscription, isNew, isAnnounced } = subscribed;
  const listed = { subscription, shift, trouble: null };
  const described = await describeSubscription(listed, asker, managed);
  const line = isNew
    ? `*Subscribed.* A digest is posted whenever this shift is over.${isAnnounced ? '' : UNSURE}`
    : 'Already subscribed, nothing changed. Its settings are:';
  return { isNew, message: subscriptionsMessage(line, [described]) };
}

const UNSURE = ' Slack did not say whether the channel was told of it: look there.';

async function wantedBy(
  wish: Wish,
  { asker, managed, deps: { ask } }: Managing,
): Promise<Wanted | Refused> {
  const { channel = { id: asker.channelId ?? '' }, fallbackId = null, withNames } = wish;
  // A channel that was only typed is one that Slack does not show who typed it, or me.
  if ('name' in channel) return refused({ kind: 'cannotPost', channel });
  const agentIdOf = ask.agentIdOf(asker.slackUserId);
  const shift = await findWishedShift(wish, asker, { shifts: managed.shifts, agentIdOf });
  if (isRefused(shift)) return shift;
  return { shift, channelId: channel.id, fallbackId, withNames };
}

/** Choices that are offered; who has more types more of the name. */
const CHOICES_OFFERED = 10;

/** A menu of the shifts that a wish could mean. */
function choice(fault: FaultOf<'ambiguous'>, wish: Wish): Ladder {
  const [line = ''] = refusal(fault).split('\n');
  const commands = fault.choices
    .slice(0, CHOICES_OFFERED)
    .map(({ id, name }): NamedCommand => [
      cutTo(name, LIMITS.buttonText),
      `subscribe ${printWish(withId(wish, fault, id))}`,
    ]);
  return ladder([{ text: line, blocks: [section(line), ...manageButtons(0, commands)] }], line);
}
