import type { Answer } from '../answer/answer.ts';
import { answerCsv } from '../answer/answer-csv.ts';
import { count } from '../answer/figures.ts';
import { fileNameOf } from '../answer/file-name.ts';
import { noticeMessage } from '../blocks/notice-message.ts';
import { sentence } from '../blocks/parts/sentence.ts';
import { isRefused } from '../fault.ts';
import { picturesOf } from '../pictures/heatmap.ts';
import { type FileToSend, sendFiles } from '../send/send-file.ts';
import type { BotDeps } from './bot-deps.ts';
import { heatmapFiles } from './heatmap-files.ts';
import type { Outcome } from './listening.ts';
import type { Occasion } from './occasion.ts';
import { refuse } from './refuse.ts';

/** Sends the heatmap of an answer to who asked for it. */
export async function sendHeatmap(
  answer: Answer,
  occasion: Occasion,
  deps: BotDeps,
  signal: AbortSignal,
): Promise<Outcome> {
  const files = await heatmapFiles(answer, deps.render, signal);
  if (files.length === 0) {
    await occasion.reply.tell(noticeMessage('There is nothing to draw: nobody was on queue.'));
    return 'nothing to draw';
  }
  const rest = picturesOf(answer) - files.length;
  const more = rest > 0 ? ` There would be ${count(rest, 'picture')} more: ask for a team.` : '';
  return send({ files, what: 'The heatmap', more }, occasion, deps);
}

/** Sends the half hours of an answer's agents as CSV to who asked for it. */
export async function sendCsv(
  answer: Answer,
  occasion: Occasion,
  deps: BotDeps,
  signal: AbortSignal,
): Promise<Outcome> {
  const name = fileNameOf(answer, 'csv');
  const bytes = Buffer.from(await answerCsv(answer, signal));
  const file = { name, title: name, bytes, comment: sentence(answer) };
  return send({ files: [file], what: 'The CSV', more: '' }, occasion, deps);
}

/** Files, and what they are called in a sentence. */
interface Sending {
  readonly files: readonly FileToSend[];
  readonly what: string;
  readonly more: string;
}

async function send(
  { files, what, more }: Sending,
  { slackUserId, reply }: Occasion,
  { slack }: BotDeps,
): Promise<Outcome> {
  const sent = await sendFiles(files, slackUserId, slack);
  if (isRefused(sent)) return refuse(sent.fault, reply);
  const where = 'is in your direct messages with me, where only you see it.';
  await reply.tell(noticeMessage(`${what} ${where}${more}`));
  return 'sent';
}
