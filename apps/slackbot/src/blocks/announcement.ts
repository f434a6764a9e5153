import { shownName } from '../answer/names.ts';
import { mrkdwn } from './elements.ts';
import type { DescribedShift } from '../manage/describe.ts';
import { personInWords } from '../wording/subscription-words.ts';
import { shiftTimes } from '../wording/shift-words.ts';
import { command, plain } from '../wording/typed.ts';
import { noticeMessage } from './notice-message.ts';
import type { Ladder } from './payload.ts';

/**
 * What a channel is told that was subscribed: what it gets, and who wished it.
 *
 * @param described - without the names of agents
 */
export function announcement(described: DescribedShift, ownerId: string): Ladder {
  const { shift, who } = described;
  return noticeMessage(
    [
      `${personInWords(ownerId)} has subscribed this channel to a digest whenever the shift ${plain(shift.name)} is over (${shiftTimes(shift)}, ${mrkdwn(shownName(who, 80))}).`,
      `To see it, to pause it or to end it: ${command('subscriptions')}`,
    ].join('\n'),
  );
}
