import type { Ladder } from '../blocks/payload.ts';
import { type Refused, refused } from '../fault.ts';
import { SlackRefusedError, SlackSilentError } from '../slack/errors.ts';
import type { Posted, SlackApi } from '../slack/slack-api.ts';
import { descend } from './reply.ts';

/** Slack's words for a channel in which the bot may not post. */
const SHUT: ReadonlySet<string> = new Set([
  'not_in_channel',
  'channel_not_found',
  'restricted_action',
  'restricted_action_read_only_channel',
]);

/** Posts for everybody in a channel. Where Slack gives no answer it is not tried again. */
export async function postPublicly(
  message: Ladder,
  channelId: string,
  slack: Pick<SlackApi, 'post'>,
): Promise<({ readonly kind: 'posted' } & Posted) | Refused> {
  const channel = { id: channelId };
  try {
    const posted = await descend(message, async (payload) => slack.post({ channelId }, payload));
    return { kind: 'posted', ...posted };
  } catch (error) {
    if (error instanceof SlackRefusedError && error.code === 'is_archived') {
      return refused({ kind: 'channelArchived', channel });
    }
    if (error instanceof SlackRefusedError && SHUT.has(error.code)) {
      return refused({ kind: 'cannotPost', channel });
    }
    if (error instanceof SlackSilentError) return refused({ kind: 'perhapsPosted', channel });
    throw error;
  }
}
