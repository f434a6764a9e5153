import { ask, type Answered } from '../ask/ask.ts';
import type { Through } from '../ask/find-rights.ts';
import { answerMessage } from '../blocks/answer-message.ts';
import { utilizationChart } from '../blocks/chart.ts';
import type { Ladder } from '../blocks/payload.ts';
import { isRefused, type Refused } from '../fault.ts';
import type { Question } from '../question.ts';
import type { ReplyOptions } from '../send/reply.ts';
import { whileReading } from '../send/while-reading.ts';
import { withLineBefore } from '../send/with-line.ts';
import { refusal } from '../wording/refusal.ts';
import type { BotDeps } from './bot-deps.ts';
import type { Outcome } from './listening.ts';
import type { Occasion } from './occasion.ts';
import { refuse } from './refuse.ts';
import { sendHeatmap } from './send-files.ts';
import { share } from './share.ts';

/** Asks with the rights of who is there, and says meanwhile that it takes long, if it does. */
export async function askFor(
  question: Question,
  { slackUserId, reply }: Occasion,
  { deps, through }: { readonly deps: BotDeps; readonly through?: Through | undefined },
  signal: AbortSignal,
): Promise<Answered | Refused> {
  const askDeps = through === undefined ? deps.ask : { ...deps.ask, through };
  return whileReading(ask(question, slackUserId, askDeps, signal), reply, deps.slowMs);
}

/** A question that says itself that everybody may see its answer. */
const SHARED: Through = { through: '/utilization', kind: 'share', families: ['worked'] };

/** Answers a question: to who asked it, or to the whole channel when it says so. */
export async function tellAnswer(
  question: Question,
  { occasion, deps, how = {} }: Telling,
  signal: AbortSignal,
): Promise<Outcome> {
  const through = question.isPublic ? SHARED : undefined;
  const answered = await askFor(question, occasion, { deps, through }, signal);
  if (isRefused(answered)) return refuse(answered.fault, occasion.reply, question);
  const { chart: withChart, isPublic } = question;
  if (isPublic) return share(answered, { withChart }, { occasion, deps }, signal);
  const { answer, again } = answered;
  const message = answerMessage(answer, { question: again, withChart });
  await occasion.reply.tell(warned(answered, message), how);
  // More half hours than Slack's chart holds: a picture of ours instead.
  const isDrawn = !withChart || utilizationChart(answer) !== null;
  return isDrawn ? 'answered' : sendHeatmap(answer, occasion, deps, signal);
}

/** Who is told, and with what. */
interface Telling {
  readonly occasion: Occasion;
  readonly deps: BotDeps;
  /** @default in a new message */
  readonly how?: ReplyOptions;
}

/** A message about an answer, after what has to be told first. */
export function warned({ warning }: Answered, message: Ladder): Ladder {
  return warning === undefined ? message : withLineBefore(refusal(warning), message);
}
