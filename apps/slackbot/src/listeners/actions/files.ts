import type { Answer } from '../../answer/answer.ts';
import { answerCsv } from '../../answer/answer-csv.ts';
import { count } from '../../answer/figures.ts';
import { fileNameOf } from '../../answer/file-name.ts';
import { noticeMessage } from '../../blocks/notice-message.ts';
import { sentence } from '../../blocks/parts/sentence.ts';
import { isRefused, type Refused, refused } from '../../fault.ts';
import { picturesOf } from '../../pictures/heatmap.ts';
import { heatmapPicture } from '../../pictures/heatmap-picture.ts';
import { type FileToSend, sendFiles } from '../../send/send-file.ts';
import type { Outcome } from '../listening.ts';
import { refuse } from '../refuse.ts';
import type { Shown } from './shown.ts';

/** The most pictures that are drawn at once. */
const MOST_PICTURES = 5;

/** The most rows of a CSV: some tens of megabytes. */
const MOST_ROWS = 250_000;

/** The heatmap of an answer, in as many pictures as its agents need. */
export async function sendHeatmap(shown: Shown, signal: AbortSignal): Promise<Outcome> {
  const { answered, occasion, deps } = shown;
  const { answer } = answered;
  const pages = Math.min(picturesOf(answer), MOST_PICTURES);
  const files: FileToSend[] = [];
  for (let page = 1; page <= pages; page += 1) {
    const picture = await heatmapPicture(answer, { page, render: deps.render }, signal);
    if (picture === null) break;
    const { png: bytes, fileName: name, altText, comment } = picture;
    files.push({ bytes, name, title: name, altText, comment });
  }
  if (files.length === 0) {
    await occasion.reply.tell(noticeMessage('There is nothing to draw: nobody was on queue.'));
    return 'nothing to draw';
  }
  const rest = picturesOf(answer) - files.length;
  const left = rest > 0 ? ` ${count(rest, 'picture')} more: ask for a team.` : '';
  return send(files, `The heatmap is`, left, shown);
}

/** The half hours of an answer's agents as CSV. */
export async function sendCsv(shown: Shown, signal: AbortSignal): Promise<Outcome> {
  const file = await csvFile(shown.answered.answer, signal);
  if (isRefused(file)) return refuse(file.fault, shown.occasion.reply);
  return send([file], 'The CSV is', '', shown);
}

async function csvFile(answer: Answer, signal: AbortSignal): Promise<FileToSend | Refused> {
  const rows = answer.freshness.agentHalfHours;
  if (rows > MOST_ROWS) return refused({ kind: 'tooManyRows', rows, most: MOST_ROWS });
  const name = fileNameOf(answer, 'csv');
  const bytes = Buffer.from(await answerCsv(answer, signal));
  return { name, title: name, bytes, comment: sentence(answer) };
}

async function send(
  files: readonly FileToSend[],
  what: string,
  more: string,
  { occasion: { slackUserId, reply }, deps: { slack } }: Shown,
): Promise<Outcome> {
  const sent = await sendFiles(files, slackUserId, slack);
  if (isRefused(sent)) return refuse(sent.fault, reply);
  const where = 'in your direct messages with me, where only you see it.';
  await reply.tell(noticeMessage(`${what} ${where}${more}`));
  return 'sent';
}
