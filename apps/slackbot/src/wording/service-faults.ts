import { clockTime } from '@halfhour/core';
import type { Channel } from '../fault.ts';
import type { Wordings } from './lines.ts';
import { timeInZone } from './times.ts';
import { command, plain } from './typed.ts';

type ServiceFault =
  | 'noActivity'
  | 'tooMuch'
  | 'genesysSilent'
  | 'somethingWrong'
  | 'cannotPost'
  | 'channelArchived'
  | 'perhapsPosted';

/** What keeps us from answering, or from answering wholly. */
export const SERVICE_FAULTS: Wordings<ServiceFault> = {
  noActivity: ({ who, firstEndsMs, zone }) => [
    `No activity${who === undefined ? '' : ` for ${plain(who)}`} today yet (first half hour ends ${timeInZone(firstEndsMs, zone)}).`,
    `For the day before: ${command('yesterday')}`,
  ],
  tooMuch: ({ agentHalfHours, most }) => [
    `That is ${agentHalfHours} half hours of agents; the most in one answer is ${most}.`,
    `Ask for a team or for fewer days, for example: ${command('yesterday team:billing')}`,
  ],
  genesysSilent: ({ sinceMs, zone }) => [
    `Genesys has not answered since ${timeInZone(sinceMs, zone)}, figures to ${clockTime(sinceMs, zone)} follow.`,
    'For newer ones type the same again in a few minutes.',
  ],
  somethingWrong: ({ ref }) => [
    `Something went wrong (ref ${plain(ref)}), nothing was posted.`,
    'Type the same again; if it fails again, tell whoever looks after Halfhour the reference.',
  ],
  cannotPost: ({ channel }) => [
    `I can't post in ${channelText(channel)} yet: \`/invite\` me.`,
    'Type `/invite` with my name there, then the same here again.',
  ],
  perhapsPosted: ({ channel }) => [
    `Slack did not say whether it was posted in ${channelText(channel)}.`,
    'Look there; if it is not there, type the same again.',
  ],
  channelArchived: ({ channel }) => [
    `${channelText(channel)} is archived, so that nothing can be posted there.`,
    'Name another channel, or have it unarchived and type the same again.',
  ],
};

function channelText(channel: Channel): string {
  if ('name' in channel) return `#${plain(channel.name)}`;
  // Direct messages have no name that Slack could show.
  if (channel.id.startsWith('D')) return 'this conversation';
  return `<#${channel.id.replaceAll(/[^A-Z0-9]/gu, '')}>`;
}
