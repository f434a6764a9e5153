import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { startSlackSimulator, type StartedSlackSimulator } from '@halfhour/slack-simulator';
import type { BotNumbers, BotOrder, BotTask } from './bot-child.ts';
import { nextWord, startChild } from './child.ts';

/** Somebody of the simulated workspace. */
const ASKER = 'hana.ivanov.1@example.com';

/** How long an answer may take on a machine with other work, ms. */
const MOST_MS = 120_000;

/** A workspace in this process and the bot in another; somebody types, and time is taken. */
export interface Asking extends AsyncDisposable {
  /** Types `/utilization …`, really signed, and waits for the answer. @returns ms */
  type(text: string, answer: RegExp): Promise<number>;
  /** Gives the bot a task. */
  task(kind: BotTask['kind'], question?: string): Promise<BotNumbers>;
}

/** A bot that has a month of so many agents. */
export async function askingAbout(agents: number): Promise<Asking> {
  const [token, signingSecret] = ['xoxb-bench', 'a-signing-secret-of-the-bench'];
  const slack = await startSlackSimulator({ token, signingSecret });
  const child = startChild(new URL('bot-child.ts', import.meta.url));
  const order: BotOrder = { agents, url: `${slack.url}/api/`, token, signingSecret };
  child.send(order);
  const port = await nextWord<number>(child);
  slack.simulator.connect(`http://127.0.0.1:${port}/slack/events`);
  return {
    type: async (text, answer) => timed(slack, text, answer),
    task: async (kind, question = '') => taskFor(child, { kind, question, asker: askerId(slack) }),
    async [Symbol.asyncDispose]() {
      child.disconnect();
      await slack.close();
    },
  };
}

async function timed(
  { simulator }: StartedSlackSimulator,
  text: string,
  answer: RegExp,
): Promise<number> {
  const startedMs = performance.now();
  const exchange = await simulator.command({ user: ASKER, channel: 'team-leads', text });
  const message = await simulator.waitFor('an answer', () => exchange.answers()[0], MOST_MS);
  const tookMs = performance.now() - startedMs;
  assert.match(message.text, answer);
  return tookMs;
}

async function taskFor(child: ChildProcess, task: BotTask): Promise<BotNumbers> {
  const word = nextWord<BotNumbers>(child);
  child.send(task);
  return word;
}

function askerId({ simulator }: StartedSlackSimulator): string {
  const asker = simulator.users().find(({ email }) => email === ASKER);
  assert.ok(asker !== undefined);
  return asker.id;
}
