/**
 * Examples of everything that the bot says, to look at.
 *
 *   node test/examples.ts <directory>                 writes payloads as JSON, pictures and CSV
 *   node test/examples.ts <web-api-url> <channel-id>  posts them, to the Slack simulator say
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { webApi } from '@slack/bolt';
import type { Answer } from '../src/answer/answer.ts';
import { answerCsv } from '../src/answer/answer-csv.ts';
import { fileNameOf } from '../src/answer/file-name.ts';
import { answerMessage } from '../src/blocks/answer-message.ts';
import { countedMessage } from '../src/blocks/counted-message.ts';
import { explainForm } from '../src/blocks/explain-form.ts';
import { noticeMessage } from '../src/blocks/notice-message.ts';
import type { Ladder } from '../src/blocks/payload.ts';
import { shareMessage } from '../src/blocks/share-message.ts';
import { allAgentsMessage, halfHoursMessage } from '../src/blocks/views.ts';
import { heatmapPicture } from '../src/pictures/heatmap-picture.ts';
import { renderPng } from '../src/pictures/render-png.ts';
import { EXAMPLE_ANSWERS } from './example-answers.ts';

const signal = new AbortController().signal;
const CHOICES = ['Al Roe', 'Alan Ng', 'Alma Lim'].map((name) => ({
  name,
  question: `today agent:"${name}"`,
}));
const [to = '', channel] = process.argv.slice(2);
if (to === '') {
  console.error('Say where to: a directory, or a Web API URL and the id of a channel.');
  process.exitCode = 2;
} else if (channel === undefined) await write(to);
else await post(to, channel);

/** Everything that is told of an answer. */
function messagesOf(answer: Answer): Readonly<Record<string, Ladder>> {
  const question = 'today team:billing';
  const shared = shareMessage(answer, { withNames: false });
  return {
    answer: answerMessage(answer, { question, withChart: true }),
    agents: allAgentsMessage(answer, { question }),
    halfHours: halfHoursMessage(answer, { question }),
    counted: countedMessage(answer, { question }),
    ...(shared === null ? {} : { shared }),
  };
}

function allMessages(): [string, Ladder][] {
  return [
    ...Object.entries(EXAMPLE_ANSWERS).flatMap(([name, answer]) =>
      Object.entries(messagesOf(answer)).map(([what, ladder]): [string, Ladder] => [
        `${name}-${what}`,
        ladder,
      ]),
    ),
    ['notice', noticeMessage('3 agents match `al`: choose one.', CHOICES)],
  ];
}

async function write(directory: string): Promise<void> {
  mkdirSync(directory, { recursive: true });
  for (const [name, ladder] of allMessages()) {
    writeFileSync(join(directory, `${name}.json`), JSON.stringify(ladder, null, 2));
  }
  for (const [name, answer] of Object.entries(EXAMPLE_ANSWERS)) {
    writeFileSync(
      join(directory, `${name}-${fileNameOf(answer, 'csv')}`),
      await answerCsv(answer, signal),
    );
    const form = explainForm(answer, { question: 'today team:billing' });
    writeFileSync(join(directory, `${name}-explainForm.json`), JSON.stringify(form, null, 2));
    const picture = await heatmapPicture(answer, { render: renderPng }, signal);
    if (picture !== null) writeFileSync(join(directory, `${name}.png`), picture.png);
  }
  console.log(`Written to ${directory}`);
}

async function post(slackApiUrl: string, channelId: string): Promise<void> {
  const slack = new webApi.WebClient('xoxb-simulator', { slackApiUrl });
  for (const [name, ladder] of allMessages()) {
    for (const payload of ladder) {
      await slack.chat.postMessage({ channel: channelId, ...payload });
    }
    console.log(`${name}: ${ladder.length} posted`);
  }
}
