import type { OwnerNotice } from '@halfhour/core';
import { dateInWords } from '../answer/dates.ts';
import { command, plain } from './typed.ts';

/**
 * What the owner of a subscription is told in private: what is wrong, and what to do about it.
 *
 * @param shiftName - `null`: it is not known
 */
export function ownerNotice(
  { notice, delivery, subscription }: OwnerNotice,
  shiftName: string | null,
): string {
  const channel = `<#${subscription.channelId.replaceAll(/[^A-Z0-9]/gu, '')}>`;
  const shift = shiftName === null ? 'a shift' : `the shift ${plain(shiftName)}`;
  const day = dateInWords(delivery.localDate, delivery.localDate);
  const reason = plain(delivery.reason ?? delivery.lastError ?? 'no reason was given');
  switch (notice) {
    case 'paused':
      return [
        `Digests of ${shift} in ${channel} are paused: ${reasonInWords(subscription.paused?.reason ?? '')}.`,
        `When that is put right, resume them: ${command('subscriptions')}`,
      ].join('\n');
    case 'unknown':
      return [
        `The digest of ${shift} for ${day} may be in ${channel} or not: Slack did not say, and I can't look there (${reason}).`,
        `It is not posted again by itself. If it is not there: ${command(`digest now ${subscription.id}`)}`,
      ].join('\n');
    case 'dead':
    default:
      return [
        `The digest of ${shift} for ${day} could not be posted in ${channel}: ${reason}`,
        `To try it again: ${command(`digest now ${subscription.id}`)}`,
      ].join('\n');
  }
}

/** Why a channel takes nothing, by Slack's word for it. */
export function reasonInWords(reason: string): string {
  return REASONS[reason] ?? `Slack says ${plain(reason)}`;
}

const REASONS: Readonly<Record<string, string>> = {
  asked: 'as somebody asked',
  is_archived: 'the channel is archived',
  channel_not_found: 'the channel is gone, or I am no longer in it; `/invite` me there',
  not_in_channel: 'I am not in the channel; `/invite` me there',
  account_inactive: 'the person or the app was deactivated',
  restricted_action: 'I may not post in the channel',
  restricted_action_read_only_channel: 'I may not post in the channel',
};
