import type { AnyBlock } from '@slack/types';
import type { DescribedSubscription } from '../manage/describe.ts';
import { printWish } from '../parse/print.ts';
import { settingsLines } from '../wording/subscription-words.ts';
import { andOthers, cutTo } from './cut-to.ts';
import { section } from './elements.ts';
import { ladder } from './ladder.ts';
import { LIMITS } from './limits.ts';
import { manageButtons, type NamedCommand } from './manage-buttons.ts';
import type { Ladder, Part } from './payload.ts';

/** Subscriptions that are told one by one: their settings have to fit into a message. */
const TOLD = 10;

/**
 * What was done, or what there is, and the subscriptions that it is about with all their settings.
 *
 * @param line - mrkdwn, already escaped
 */
export function subscriptionsMessage(
  line: string,
  subscriptions: readonly DescribedSubscription[],
): Ladder {
  const { blocks, text } = subscriptionsPart(subscriptions);
  const whole = text === '' ? line : `${line}\n${text}`;
  return ladder([{ text: cutTo(whole, LIMITS.text), blocks: [section(line), ...blocks] }], whole);
}

/** Subscriptions, each with its settings and its buttons. */
export function subscriptionsPart(subscriptions: readonly DescribedSubscription[]): Part {
  const told = subscriptions.slice(0, TOLD);
  const others = subscriptions.length - told.length;
  const more = others > 0 ? [`${andOthers(others)}: they are shown in their channels.`] : [];
  return {
    blocks: [...told.flatMap(subscriptionBlocks), ...more.map(section)],
    text: [...told.map((one) => settingsLines(one).map(bullet).join('\n')), ...more].join('\n'),
  };
}

/** A button that subscribes again what was just ended. */
export function undoButtons(
  { subscription, shift }: DescribedSubscription,
  slackUserId: string,
): AnyBlock[] {
  if (shift === null) return [];
  const { channelId, ownerId, fallbackOwnerId, showsNames } = subscription;
  const wish = printWish({
    agents: [],
    slackUserIds: [],
    teams: [],
    queues: [],
    shift: shift.shift.id,
    channel: { id: channelId },
    // Who was the owner stays one of those who answer for it.
    fallbackId: (slackUserId === ownerId ? fallbackOwnerId : ownerId) ?? undefined,
    withNames: showsNames,
  });
  return manageButtons(0, [['Undo', `subscribe ${wish}`]]);
}

function subscriptionBlocks(described: DescribedSubscription, index: number): AnyBlock[] {
  return [
    section(settingsLines(described).map(bullet).join('\n')),
    ...manageButtons(index + 1, commandsOf(described)),
  ];
}

function commandsOf({ subscription: { id }, shift, isPaused }: DescribedSubscription) {
  const unsubscribe: NamedCommand = ['Unsubscribe', `unsubscribe ${id}`];
  if (shift === null) return [unsubscribe];
  const pause: NamedCommand = isPaused
    ? ['Resume', `resume ${id}`]
    : ['Pause for today', `pause ${id}`];
  return [['Digest now', `digest now ${id}`] as const, pause, unsubscribe];
}

function bullet(line: string): string {
  return `• ${line}`;
}
