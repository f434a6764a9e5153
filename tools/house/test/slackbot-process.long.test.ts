import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { startSimulator } from '@halfhour/genesys-simulator';
import { startSlackSimulator } from '@halfhour/slack-simulator';
import { afterEach, expect, it } from 'vitest';
import { freePort } from '../src/bundle.ts';
import { socketModeOver } from './socket-mode.ts';

const HANA = 'hana.ivanov.1@example.com';
const TOKEN = 'xoxb-a-token-of-a-test';
const SECRET = 'a-signing-secret-of-a-test';

let running = new AsyncDisposableStack();
afterEach(async () => {
  await running.disposeAsync();
  running = new AsyncDisposableStack();
});

/** Starts the bot from its sources, with nothing in its environment but these settings. */
function startBot(settings: Readonly<Record<string, string>>) {
  const main = fileURLToPath(new URL('../../../apps/slackbot/src/main.ts', import.meta.url));
  const child = spawn(process.execPath, [main], {
    env: {
      GENESYS_CLIENT_ID: 'simulator',
      GENESYS_CLIENT_SECRET: 'simulator-secret',
      GENESYS_GATEWAY_URL: 'http://127.0.0.1:9',
      HALFHOUR_SYNC: 'off',
      HALFHOUR_ACCESS: 'open',
      SLACK_BOT_TOKEN: TOKEN,
      SLACK_SIGNING_SECRET: SECRET,
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.defer(() => void child.kill('SIGKILL'));
  const exit = once(child, 'exit').then(([code]: (number | null)[]) => code);
  return { child, exit, stdout: text(child.stdout), stderr: text(child.stderr) };
}

/** Fulfils once the bot answers so to the question whether it is ready. */
async function readyIs(status: number, port: string): Promise<unknown> {
  for (;;) {
    const response = await fetch(`http://127.0.0.1:${port}/health/ready`).catch(() => undefined);
    if (response?.status === status) return response.json();
    await new Promise((resolve) => {
      setTimeout(resolve, 50);
    });
  }
}

async function startWorld() {
  const genesys = await startSimulator({ agents: 6 });
  running.defer(async () => genesys.close());
  const slack = await startSlackSimulator({ token: TOKEN, signingSecret: SECRET });
  running.defer(async () => slack.close());
  const port = await freePort();
  slack.simulator.connect(`http://127.0.0.1:${port}/slack/events`);
  const settings = {
    GENESYS_GATEWAY_URL: genesys.url,
    SLACK_API_URL: `${slack.url}/api/`,
    SLACK_PORT: port,
  };
  return { genesys, slack, port, settings };
}

it('finishes the answer that it owes when it is asked to end, and ends well', async () => {
  const { genesys, slack, port, settings } = await startWorld();
  const bot = startBot(settings);
  await readyIs(200, port);
  genesys.simulator.addFault({ kind: 'slow', delayMs: 1500 });
  const { ack, answers } = await slack.simulator.command({
    user: HANA,
    channel: 'team-leads',
    text: 'yesterday',
  });
  expect(ack.status).toBe(200);
  expect(answers()).toEqual([]);
  bot.child.kill('SIGTERM');
  expect(await bot.exit).toBe(0);
  expect(answers().at(-1)?.text).toMatch(/^All agents, Yesterday/u);
  const log = await bot.stdout;
  expect(log).toContain('"outcome":"answered"');
  expect(`${log}${await bot.stderr}`).not.toMatch(
    /xoxb-|signing-secret|simulator-secret|@example/u,
  );
});

it('is not ready while Slack does not know its token, and the log says where to look', async () => {
  const { port, settings } = await startWorld();
  const bot = startBot({ ...settings, SLACK_BOT_TOKEN: 'xoxb-another' });
  const unready = { status: 'unavailable', slack: 'refuses', store: 'none' };
  expect(await readyIs(503, port)).toEqual(unready);
  bot.child.kill('SIGTERM');
  expect(await bot.exit).toBe(0);
  expect(await bot.stdout).toContain('look at SLACK_BOT_TOKEN');
});

it('says in one line that it can’t listen', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  running.defer(() => void taken.close());
  const { port } = Object(taken.address());
  const bot = startBot({ SLACK_PORT: String(port) });
  expect(await bot.exit).toBe(1);
  expect(await bot.stderr).toMatch(
    /^Can’t listen on 127\.0\.0\.1:\d+ \(EADDRINUSE\): set SLACK_HOST/u,
  );
});

it('says in one line that Slack refuses Socket Mode', async () => {
  const asked: unknown[] = [];
  const slack = createServer((request, response) => {
    asked.push([request.url, request.headers.authorization]);
    response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(JSON.stringify({ ok: false, error: 'invalid_auth' }));
  }).listen(0, '127.0.0.1');
  await once(slack, 'listening');
  running.defer(() => void slack.close());
  const { port } = Object(slack.address());
  const bot = startBot({
    SLACK_APP_TOKEN: 'xapp-1-a-token',
    SLACK_API_URL: `http://127.0.0.1:${port}/api/`,
    SLACK_PORT: '0',
  });
  expect(await bot.exit).toBe(1);
  expect(asked).toContainEqual(['/api/apps.connections.open', 'Bearer xapp-1-a-token']);
  expect(await bot.stderr).toMatch(/^Can’t connect to Slack in Socket Mode: .*invalid_auth/u);
  expect(`${await bot.stdout}${await bot.stderr}`).not.toContain('xapp-1');
});

it('answers commands and buttons that come through a socket, and needs no address for it', async () => {
  const { slack, settings } = await startWorld();
  const workspace = running.use(await socketModeOver(slack));
  const bot = startBot({
    ...settings,
    SLACK_API_URL: workspace.url,
    SLACK_APP_TOKEN: 'xapp-1-a-token',
    SLACK_PORT: '0',
  });
  await workspace.connected;
  const command = { user: HANA, channel: 'team-leads', text: '2026-02-30' };
  const refused = await (await slack.simulator.command(command)).answer();
  expect(refused.text).toContain('`2026-02-30` is not a date');
  const asked = await slack.simulator.command({ ...command, text: 'yesterday' });
  const message = await slack.simulator.waitForMessage({ onlyFor: HANA, text: /^All agents/u });
  const press = { user: HANA, message, actionId: 'answer_counted' };
  await (await slack.simulator.press(press)).answer();
  expect(asked.ack.status).toBe(200);
  expect(workspace.acknowledged).toHaveLength(3);
  bot.child.kill('SIGTERM');
  expect(await bot.exit).toBe(0);
  expect(`${await bot.stdout}${await bot.stderr}`).not.toContain('xapp-1');
});
