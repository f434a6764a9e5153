import { clockTime, zoneName } from '@halfhour/core';
import { dateInWords } from '../answer/dates.ts';
import { shownName } from '../answer/names.ts';
import { mrkdwn } from '../blocks/elements.ts';
import type { Changed } from '../manage/change.ts';
import type { DescribedShift, DescribedSubscription } from '../manage/describe.ts';
import { reasonInWords } from './owner-notice.ts';
import { bandInWords, shiftTimes, validityInWords } from './shift-words.ts';
import { plain } from './typed.ts';

/** So much of an id tells subscriptions apart. */
const ID_SHOWN = 8;

/** The most of whom a shift is of that is told, in characters as people count them. */
const WHO_LENGTH = 80;

/** A channel, as it is mentioned. */
export function channelInWords(channelId: string): string {
  return channelId.startsWith('D')
    ? 'direct messages with me'
    : `<#${channelId.replaceAll(/[^A-Z0-9]/gu, '')}>`;
}

/** A person, as they are mentioned. */
export function personInWords(slackUserId: string): string {
  return `<@${slackUserId.replaceAll(/[^A-Z0-9]/gu, '')}>`;
}

/** A shift's terms in one line: `Late · Mon–Fri 14:00–22:00 Europe/London · team Billing · target 70–85 %`. Escaped. */
export function shiftLine({ shift, who }: DescribedShift): string {
  const validity = validityInWords(shift);
  return [
    plain(shift.name),
    shiftTimes(shift),
    mrkdwn(shownName(who, WHO_LENGTH)),
    `target ${bandInWords(shift)}`,
    ...(validity === '' ? [] : [validity]),
    ...(shift.endedAtMs === null ? [] : ['ended']),
  ].join(' · ');
}

/** Every setting of a subscription, a line each. Escaped. */
export function settingsLines(described: DescribedSubscription): string[] {
  const { subscription, shift, trouble } = described;
  const { ownerId, fallbackOwnerId, showsNames, channelId, id } = subscription;
  const standsIn = fallbackOwnerId === null ? 'nobody' : personInWords(fallbackOwnerId);
  return [
    `Shift: ${shift === null ? 'one in which you see nobody' : shiftLine(shift)}`,
    `Channel: ${channelInWords(channelId)} · ${nextInWords(described)}`,
    `Owner: ${personInWords(ownerId)} · stands in: ${standsIn}`,
    `Agents' names: ${showsNames ? 'shown' : 'left out'} · id: \`${id.slice(0, ID_SHOWN)}\``,
    ...(trouble === null
      ? []
      : [
          `:warning: The digest for ${dateInWords(trouble.localDate, trouble.localDate)} ${trouble.state === 'dead' ? 'could not be posted' : 'may be there or not'}: ${plain(trouble.reason ?? trouble.lastError ?? 'no reason was given')}`,
        ]),
  ];
}

/** What a change came to, in one line. Escaped. */
export function changeInWords(
  changed: Changed,
  { subscription: { channelId }, shift, next }: DescribedSubscription,
): string {
  const channel = channelInWords(channelId);
  const name = shift === null ? 'the shift' : `the shift ${plain(shift.shift.name)}`;
  switch (changed.kind) {
    case 'ended':
      return `Unsubscribed: no more digests of ${name} in ${channel}.`;
    case 'resumed':
      return `Digests of ${name} in ${channel} go on.`;
    case 'paused': {
      const then = next === null ? '' : ` The next one is of ${day(next.date)}.`;
      return `Paused: no digest of ${name} for ${day(changed.date)} in ${channel}.${then}`;
    }
    case 'asked':
      return `The digest of ${name} for ${day(changed.date)} is on its way to ${channel}: it takes up to a minute.`;
    case 'sent':
      return `The digest of ${name} for ${day(changed.date)} is in ${channel} already.`;
    case 'unchanged':
    default:
      return `It is so already, nothing changed: digests of ${name} in ${channel}.`;
  }
}

function nextInWords(described: DescribedSubscription): string {
  const { shift, next } = described;
  const paused = pausedInWords(described);
  if (next === null || shift === null) {
    return paused.length === 0 ? 'no digest within a week' : paused.join('');
  }
  const { zone } = shift.shift;
  const from = `${clockTime(next.dueAtMs, zone)} ${zoneName(next.dueAtMs, zone)}`;
  return [...paused, `next digest ${day(next.date)}, from ${from} on`].join(', ');
}

function pausedInWords({ isPaused, subscription: { paused } }: DescribedSubscription): string[] {
  if (!isPaused || paused === null) return [];
  return paused.throughDate === null
    ? [`*paused* until it is resumed (${reasonInWords(paused.reason)})`]
    : [`*paused* for ${day(paused.throughDate)}`];
}

function day(date: string): string {
  return dateInWords(date, date);
}
