import { ask, type Answered } from '../ask/ask.ts';
import { answerMessage } from '../blocks/answer-message.ts';
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
import { share } from './share.ts';

/** Asks with the rights of who is there, and says meanwhile that it takes long, if it does. */
export async function askFor(
  question: Question,
  { slackUserId, reply }: Occasion,
  deps: BotDeps,
  signal: AbortSignal,
): Promise<Answered | Refused> {
  return whileReading(ask(question, slackUserId, deps.ask, signal), reply, deps.slowMs);
}

/** Answers a question: to who asked it, or to the whole channel when it says so. */
export async function tellAnswer(
  question: Question,
  occasion: Occasion,
  deps: BotDeps,
  signal: AbortSignal,
  how: ReplyOptions = {},
): Promise<Outcome> {
  const answered = await askFor(question, occasion, deps, signal);
  if (isRefused(answered)) return refuse(answered.fault, occasion.reply, question);
  if (question.isPublic) return share(answered, occasion, deps);
  const { answer, again } = answered;
  const message = answerMessage(answer, { question: again, withChart: question.chart });
  await occasion.reply.tell(warned(answered, message), how);
  return 'answered';
}

/** A message about an answer, after what has to be told first. */
export function warned({ warning }: Answered, message: Ladder): Ladder {
  return warning === undefined ? message : withLineBefore(refusal(warning), message);
}
