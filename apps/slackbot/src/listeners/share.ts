import type { Answered } from '../ask/ask.ts';
import type { Answer } from '../answer/answer.ts';
import { utilizationChart } from '../blocks/chart.ts';
import { shareMessage } from '../blocks/share-message.ts';
import { isRefused } from '../fault.ts';
import { postPublicly } from '../send/post-publicly.ts';
import { type FilePlace, postFiles } from '../send/send-file.ts';
import type { BotDeps } from './bot-deps.ts';
import { heatmapFiles } from './heatmap-files.ts';
import type { Outcome } from './listening.ts';
import type { Occasion } from './occasion.ts';
import { refuse } from './refuse.ts';

/** How an answer is to be shared. */
interface Sharing {
  readonly withChart: boolean;
}

/** Posts an answer for everybody in the channel, without agents' names unless they may be shared. */
export async function share(
  { answer }: Answered,
  { withChart }: Sharing,
  { occasion, deps }: { readonly occasion: Occasion; readonly deps: BotDeps },
  signal: AbortSignal,
): Promise<Outcome> {
  const { slackUserId, channelId, reply } = occasion;
  if (channelId === undefined) return refuse({ kind: 'staleButton' }, reply);
  const withNames = deps.sharesNames;
  const message = shareMessage(answer, { withNames, sharedBy: slackUserId, withChart });
  if (message === null) return refuse({ kind: 'wouldName' }, reply);
  const posted = await postPublicly(message, channelId, deps.slack);
  if (isRefused(posted)) return refuse(posted.fault, reply);
  // A heatmap has names in it. Where Slack draws a chart, there is no need of another picture.
  const isDrawn = !withChart || !withNames || utilizationChart(answer) !== null;
  if (isDrawn) return 'shared';
  return showHeatmap(answer, { channelId, threadTs: posted.ts }, { occasion, deps }, signal);
}

/** Shows the heatmap in the thread of what was shared. */
async function showHeatmap(
  answer: Answer,
  place: FilePlace,
  { occasion, deps }: { readonly occasion: Occasion; readonly deps: BotDeps },
  signal: AbortSignal,
): Promise<Outcome> {
  const files = await heatmapFiles(answer, deps.render, signal);
  const sent = await postFiles(files, place, deps.slack);
  return isRefused(sent) ? refuse(sent.fault, occasion.reply) : 'shared';
}
