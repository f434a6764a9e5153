import type { Subscription } from '@halfhour/core';
import { type Finding, findingsOf } from '../finding.ts';
import type { SlackCall } from '../slack-call.ts';

const { green, yellow, red } = findingsOf('Slack');

/** Scopes with which Slack tells about a channel itself; those of the manifest tell less. */
const INFO_SCOPES = ['channels:read', 'groups:read'];

/** Whether the digests of these subscriptions can reach their channels. Nothing is posted. */
export async function checkChannels(
  subscriptions: readonly Subscription[],
  granted: readonly string[],
  call: SlackCall,
): Promise<Finding[]> {
  const channelIds = [...new Set(subscriptions.map(({ channelId }) => channelId))];
  const mayAskInfo = INFO_SCOPES.every((scope) => granted.includes(scope));
  const findings: Finding[] = [];
  for (const channelId of channelIds) {
    const resting = subscriptions.find((one) => one.channelId === channelId && isStopped(one));
    findings.push(
      resting === undefined
        ? await checkChannel(channelId, mayAskInfo, call)
        : red(
            `Digests in ${channelId} rest: Slack said ${resting.paused?.reason ?? ''}.`,
            'Mend what it says, and subscribe again with /utilization subscribe in that channel.',
          ),
    );
  }
  return findings;
}

/** Somebody who pauses asks for it; every other reason is a channel that takes nothing. */
function isStopped({ paused }: Subscription): boolean {
  return paused !== null && paused.reason !== 'asked';
}

async function checkChannel(
  channel: string,
  mayAskInfo: boolean,
  call: SlackCall,
): Promise<Finding> {
  if (mayAskInfo && (await call('conversations.info', { channel })).isArchived) {
    return red(
      `Channel ${channel} is archived, and takes no digests.`,
      'Unarchive it, or subscribe in another channel.',
    );
  }
  const { error } = await call('conversations.history', { channel, limit: '1' });
  switch (error) {
    case null:
      return green(`Digests can be posted in ${channel}, and looked for before that.`);
    case 'not_in_channel':
      return yellow(
        `The bot is not a member of ${channel}: it can post, and can’t look whether it has.`,
        'Type /invite @Halfhour there: only then a digest comes exactly once.',
      );
    case 'channel_not_found':
      return red(
        `The bot does not see channel ${channel}: it is private, or gone.`,
        'Type /invite @Halfhour there, or subscribe in another channel.',
      );
    default:
      return yellow(`Channel ${channel} could not be looked at: ${error}.`, 'Try again later.');
  }
}
