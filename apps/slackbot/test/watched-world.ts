import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Halfhour, openHalfhour, openStore, type Store } from '@halfhour/core';
import { nodeOptions, type Quickened, shownMs } from '@halfhour/fast-clock';
import { type Simulator, startSimulator } from '@halfhour/genesys-simulator';
import { type SlackSimulator, startSlackSimulator } from '@halfhour/slack-simulator';
import { readEnv } from '../src/env.ts';
import { createLog } from '../src/log/log.ts';
import { SCOPES } from './bot-world.ts';
import { SIGNING_SECRET, TOKEN } from './make-bot.ts';
import { type SlackbotProcess, startSlackbot } from './slackbot-process.ts';

/** A look every fifteen seconds is one every two and a half, and calls still have the time they need. */
const SPEED = 6;

/** An organisation, a workspace and a store for bots that run as processes. */
export interface WatchedWorld extends AsyncDisposable {
  readonly genesys: Simulator;
  readonly slack: SlackSimulator;
  readonly store: Store;
  /** As of another process, which reads nothing and delivers nothing. */
  readonly halfhour: Halfhour;
  /** Starts a bot in it, which is ended with the world. */
  readonly start: (
    variables?: Readonly<Record<string, string>>,
    quickened?: Pick<Quickened, 'jumpMs'>,
  ) => Promise<SlackbotProcess>;
}

/** Sets it up, on a clock that is a bit fast. */
export async function watchedWorld(): Promise<WatchedWorld> {
  await using opened = new AsyncDisposableStack();
  const startMs = Date.now();
  const clock = { machineMs: startMs, fromMs: startMs, speed: SPEED };
  const genesys = await startSimulator({
    agents: 4,
    days: 10,
    clock: { kind: 'fast', startMs, speed: SPEED },
  });
  opened.defer(async () => genesys.close());
  const slack = await startSlackSimulator({
    token: TOKEN,
    signingSecret: SIGNING_SECRET,
    scopes: SCOPES,
    nowMs: () => shownMs(clock, Date.now()),
  });
  opened.defer(async () => slack.close());
  const dataDir = await mkdtemp(join(tmpdir(), 'halfhour-watched-'));
  opened.defer(async () => rm(dataDir, { recursive: true, force: true }));
  const store = await openStore({ dataDir, applicationName: 'test', mayBeNew: true });
  opened.defer(async () => store.close());
  const settings = {
    GENESYS_GATEWAY_URL: genesys.url,
    HALFHOUR_DATA: dataDir,
    SLACK_API_URL: `${slack.url}/api/`,
    SLACK_BOT_TOKEN: TOKEN,
    SLACK_SIGNING_SECRET: SIGNING_SECRET,
  };
  const env = readEnv({
    GENESYS_CLIENT_ID: 'simulator',
    GENESYS_CLIENT_SECRET: 'simulator-secret',
    ...settings,
  });
  const log = createLog('fatal', { write: () => undefined });
  const halfhour = await openHalfhour(env, { name: 'test', log, syncs: false });
  opened.defer(async () => halfhour.close());
  const held = opened.move();
  return {
    genesys: genesys.simulator,
    slack: slack.simulator,
    store,
    halfhour,
    async start(variables = {}, quickened = {}) {
      const bot = await startSlackbot({
        ...settings,
        NODE_OPTIONS: nodeOptions(clock, { ...quickened, timers: 'pauses' }),
        ...variables,
      });
      held.defer(async () => void (await bot.end('SIGKILL')));
      slack.simulator.connect(bot.eventsUrl);
      return bot;
    },
    [Symbol.asyncDispose]: async () => held.disposeAsync(),
  };
}
