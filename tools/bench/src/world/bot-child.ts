// A child process: the Slack bot that ships, over a store of its own that holds all it is asked for.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import type { Answer } from '@halfhour/slackbot/src/answer/answer.ts';
import { ask } from '@halfhour/slackbot/src/ask/ask.ts';
import { serverOf } from '@halfhour/slackbot/src/http.ts';
import { parse } from '@halfhour/slackbot/src/parse/parse.ts';
import { heatmapPicture } from '@halfhour/slackbot/src/pictures/heatmap-picture.ts';
import { renderPng } from '@halfhour/slackbot/src/pictures/render-png.ts';
import { cpuMs } from '../measure/cpu.ts';
import { watchStretches } from '../measure/stretches.ts';
import { botOver, type SlackPlace } from './bot.ts';
import { filledStore } from './filled-store.ts';

/** What a bot is told first. */
export interface BotOrder extends SlackPlace {
  readonly agents: number;
}

/** What a bot is told to do then. It answers each with {@link BotNumbers}. */
export type BotTask =
  /** Say for how long at most all others had to wait since the task before. */
  | { readonly kind: 'lookBack' }
  /** Draw the heatmap of this question, as somebody asks who may see everybody. */
  | { readonly kind: 'draw'; readonly question: string; readonly asker: string };

/** What a bot found. */
export interface BotNumbers {
  /** The longest stretch of work without a pause, CPU ms. */
  readonly stretchMs: number;
  /** CPU time of all of its threads since the task before, ms. */
  readonly cpuMs: number;
  /** How long it took to draw, ms. */
  readonly tookMs: number;
}

const signal = new AbortController().signal;
const [order]: BotOrder[] = await once(process, 'message');
assert.ok(order !== undefined);
await using store = await filledStore(order.agents);
const bot = botOver(store.database.kysely, order);
const server = serverOf(bot.http).listen(0, '127.0.0.1');
await once(server, 'listening');
const stretches = watchStretches();
let usedMs = cpuMs();
process.on('message', (task: BotTask) => {
  void work(task).then((numbers) => process.send?.(numbers));
});
const { port }: AddressInfo = Object(server.address());
process.send?.(port);
await once(process, 'disconnect');
server.close();
server.closeAllConnections();

async function work(task: BotTask): Promise<BotNumbers> {
  const tookMs = task.kind === 'draw' ? await draw(await answerTo(task)) : 0;
  const beforeMs = usedMs;
  usedMs = cpuMs();
  return { stretchMs: stretches.longestMs(), cpuMs: usedMs - beforeMs, tookMs };
}

async function answerTo({ question, asker }: BotTask & { kind: 'draw' }): Promise<Answer> {
  const command = parse(question);
  assert.ok(command.kind === 'ask');
  const answered = await ask(command.question, asker, bot.ask, signal);
  assert.ok(answered.kind === 'answered');
  return answered.answer;
}

async function draw(answer: Answer): Promise<number> {
  // The answer's own stretches do not count.
  await setTimeout(5);
  stretches.longestMs();
  usedMs = cpuMs();
  const startedMs = performance.now();
  assert.ok((await heatmapPicture(answer, { render: renderPng }, signal)) !== null);
  return performance.now() - startedMs;
}
