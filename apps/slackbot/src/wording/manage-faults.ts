import { dateInWords } from '../answer/dates.ts';
import type { Wordings } from './lines.ts';
import { command, plain, told, typed } from './typed.ts';

type ManageFault =
  | 'noDigests'
  | 'notSubscribed'
  | 'noSubscription'
  | 'cannotStandIn'
  | 'namesNotShared'
  | 'noShiftOf'
  | 'shiftOfOthers'
  | 'noShifts'
  | 'notAllOfShift'
  | 'shiftRefused'
  | 'noDigestYet'
  | 'noDigestToday';

/** What keeps shifts and subscriptions from being changed. */
export const MANAGE_FAULTS: Wordings<ManageFault> = {
  noDigests: () => [
    'Digests are not set up here yet.',
    `What happened in a day or in a week: ${command('yesterday')}, ${command('last week')}`,
  ],
  notSubscribed: () => [
    'Nothing is subscribed in this channel, and nothing in your name.',
    `To subscribe it: ${command('subscribe')}`,
  ],
  noSubscription: ({ given }) => [
    `There is no subscription ${typed(given)} that you could change here.`,
    `Those of this channel, and your own: ${command('subscriptions')}`,
  ],
  cannotStandIn: ({ slackUserId, why }) => [
    `<@${slackUserId.replaceAll(/[^A-Z0-9]/gu, '')}> can't stand in: ${STAND_IN[why]}`,
    `Choose a colleague in the form: ${command('subscribe')}`,
  ],
  namesNotShared: () => [
    "Agents' names are not shared with channels in this workspace.",
    `Subscribe without \`with names\`, or in your direct messages with me: ${command('subscribe')}`,
  ],
  noShiftOf: ({ who }) => [
    `No shift is of ${plain(who)}.`,
    `To see the shifts, or to make one: ${command('shifts')}`,
  ],
  shiftOfOthers: ({ shift, who }) => [
    `The shift ${plain(shift)} is not of ${plain(who)}.`,
    `To see whom shifts are of: ${command('shifts')}`,
  ],
  noShifts: () => [
    'No shifts are set up in which you see anybody.',
    `To make one: ${command('shifts new')}`,
  ],
  notAllOfShift: ({ shift }) => [
    `You don't see everybody in the shift ${plain(shift)}, so that you can't change or end it.`,
    `You can make one of those whom you see: ${command('shifts new')}`,
  ],
  shiftRefused: ({ why }) => [told(why), `The shifts as they are: ${command('shifts')}`],
  noDigestYet: ({ shift }) => [
    `The shift ${plain(shift)} was not over once in the last week, so that there is no digest yet.`,
    `To see when it runs: ${command('shifts')}`,
  ],
  noDigestToday: ({ shift, nextDate }) => [
    `No more digest of the shift ${plain(shift)} is due today, so that nothing was changed.`,
    nextDate === undefined
      ? `To end it: ${command('unsubscribe')}`
      : `The next one is of ${dateInWords(nextDate, nextDate)}; to end it: ${command('unsubscribe')}`,
  ],
};

const STAND_IN = {
  isOwner: 'that is the owner.',
  seesNobody: 'they may see nobody in this shift.',
};
