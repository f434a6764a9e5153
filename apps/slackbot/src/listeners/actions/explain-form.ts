import { ask } from '../../ask/ask.ts';
import type { Through } from '../../ask/find-rights.ts';
import { explainForm, explainView } from '../../blocks/explain-form.ts';
import { noticeMessage } from '../../blocks/notice-message.ts';
import { isRefused } from '../../fault.ts';
import type { Question } from '../../question.ts';
import { createViewReply } from '../../send/view-reply.ts';
import type { BotDeps } from '../bot-deps.ts';
import type { Outcome } from '../listening.ts';
import type { Occasion } from '../occasion.ts';
import { refuse } from '../refuse.ts';

/** A half hour is explained, and chosen to be. */
export const EXPLAIN: Through = {
  through: 'explain',
  kind: 'answer',
  families: ['worked', 'booked'],
};

/** What a modal shows until it knows more. */
export const READING = explainView({ text: 'Reading …' });

/**
 * Opens the form in which a half hour to explain is chosen. It has to be opened within three seconds:
 * it is opened empty, and filled when it is known who and what there is to choose from.
 */
export async function openExplainForm(
  question: Question,
  { triggerId, slackUserId }: Occasion,
  { slack, ask: askDeps }: BotDeps,
  signal: AbortSignal,
): Promise<Outcome> {
  const viewId = await slack.openModal(triggerId ?? '', READING);
  const reply = createViewReply(viewId, explainView, slack);
  const answered = await ask(question, slackUserId, { ...askDeps, through: EXPLAIN }, signal);
  if (isRefused(answered)) return refuse(answered.fault, reply);
  const form = explainForm(answered.answer, { question: answered.again });
  if (form === null) {
    await reply.tell(noticeMessage('There is no half hour in which anybody worked.'));
    return 'nothing to explain';
  }
  await slack.updateModal(viewId, form);
  return 'form';
}
