import type { Answered } from '../ask/ask.ts';
import { shareMessage } from '../blocks/share-message.ts';
import { isRefused } from '../fault.ts';
import { postPublicly } from '../send/post-publicly.ts';
import type { BotDeps } from './bot-deps.ts';
import type { Outcome } from './listening.ts';
import type { Occasion } from './occasion.ts';
import { refuse } from './refuse.ts';

/** Posts an answer for everybody in the channel, without agents' names unless they may be shared. */
export async function share(
  { answer }: Answered,
  { slackUserId, channelId, reply }: Occasion,
  { slack, sharesNames }: BotDeps,
): Promise<Outcome> {
  if (channelId === undefined) return refuse({ kind: 'staleButton' }, reply);
  const message = shareMessage(answer, { withNames: sharesNames, sharedBy: slackUserId });
  if (message === null) return refuse({ kind: 'wouldName' }, reply);
  const posted = await postPublicly(message, channelId, slack);
  return isRefused(posted) ? refuse(posted.fault, reply) : 'shared';
}
