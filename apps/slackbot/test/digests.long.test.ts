import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type Delivering,
  type Digests,
  type Halfhour,
  openHalfhour,
  type Shifts,
} from '@halfhour/core';
import { startSimulator } from '@halfhour/genesys-simulator';
import { createSlackSimulator, type SlackSimulator } from '@halfhour/slack-simulator';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { DEFAULT_BANDS } from '../src/answer/bands.ts';
import { askDepsOf } from '../src/ask-deps.ts';
import { beginDelivering } from '../src/digests/begin-delivering.ts';
import { readEnv } from '../src/env.ts';
import { createLog } from '../src/log/log.ts';
import { createSlackApi } from '../src/slack/slack-api.ts';
import { askDigests } from './asked-digests.ts';
import { SCOPES } from './bot-world.ts';
import { SIGNING_SECRET, TOKEN } from './make-bot.ts';

const held = new AsyncDisposableStack();
let halfhour: Halfhour;
let shifts: Shifts;
let digests: Digests;
let simulator: SlackSimulator;

const log = createLog('fatal', { write: () => undefined });
/** As soon as may be, and without a herd to be spread. */
const QUICK = { pollMs: 100, pacingMs: 0, spacingMs: 50, firstPauseMs: 200, longestPauseMs: 500 };

beforeAll(async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'halfhour-slackbot-'));
  held.defer(async () => rm(dataDir, { recursive: true }));
  const genesys = await startSimulator({ agents: 6, days: 3 });
  held.defer(async () => genesys.close());
  const env = readEnv({
    GENESYS_CLIENT_ID: 'simulator',
    GENESYS_CLIENT_SECRET: 'simulator-secret',
    GENESYS_GATEWAY_URL: genesys.url,
    HALFHOUR_ACCESS: 'open',
    HALFHOUR_DATA: dataDir,
    SLACK_BOT_TOKEN: TOKEN,
    SLACK_SIGNING_SECRET: SIGNING_SECRET,
  });
  halfhour = await openHalfhour(env, { name: 'test', log });
  held.defer(async () => halfhour.close());
  if (halfhour.shifts === null || halfhour.digests === null) throw new Error('There is no store.');
  ({ shifts, digests } = halfhour);
});
afterAll(async () => held.disposeAsync());

beforeEach(async () => {
  for (const { id } of await digests.subscriptions()) await digests.end(id);
});

let delivering: Delivering | null = null;
const stop = async () => delivering?.stop();
afterEach(stop);

/** Delivers into a workspace of its own. */
async function deliver({ isReposting = false } = {}): Promise<void> {
  simulator = createSlackSimulator({ token: TOKEN, scopes: SCOPES });
  const workspace = simulator;
  const slack = {
    token: TOKEN,
    url: `${simulator.url}/api/`,
    fetch: async (url: string | URL | Request, init?: RequestInit) =>
      workspace.fetch(new Request(url, init)),
  };
  const api = createSlackApi({ ...slack, wait: async () => undefined, log });
  delivering = await beginDelivering(halfhour, {
    ask: askDepsOf(halfhour, api, { zone: 'Europe/London', bands: DEFAULT_BANDS }),
    slack,
    sharesNames: false,
    settings: { ...QUICK, whenUnreadable: isReposting ? 'atLeastOnce' : 'atMostOnce' },
    nowMs: () => Date.now(),
    log,
  });
}

const idOf = (name: string) => simulator.channels().find((one) => one.name === name)?.id ?? '';

const asked = async (name: string, days = 1) => askDigests(halfhour, simulator, { name, days });

const own = (channel: string) =>
  simulator.messages(idOf(channel)).filter(({ threadTs }) => threadTs === undefined);

/** Fulfils when all that was asked for has come to an end, and its owner been told. */
function ended(subscriptionId: string) {
  return expect.poll(
    async () => {
      const all = await digests.deliveries({ subscriptionId, first: 10 });
      const isOver = all.every(
        ({ state, notice, toldAtMs }) =>
          !['pending', 'retry', 'sending'].includes(state) &&
          (notice === null) === (toldAtMs === null),
      );
      return isOver ? all.map(({ state, reason }) => `${state} ${reason}`) : 'not yet';
    },
    { timeout: 60_000 },
  );
}

/** What owners were told in private. */
const told = () =>
  simulator
    .channels()
    .filter(({ id }) => id.startsWith('D'))
    .flatMap(({ id }) => simulator.messages(id).map(({ text }) => text));

it('posts once while Slack is down, loses answers and drops connections', async () => {
  await deliver();
  simulator.addFault({ kind: 'serverError', times: 6 });
  simulator.addFault({ kind: 'loseAnswer', method: 'chat.postMessage' });
  simulator.addFault({ kind: 'dropConnection', method: 'chat.postMessage' });
  const id = await asked('team-leads', 2);
  await ended(id).toEqual(['sent null', 'sent null']);
  expect(own('team-leads')).toHaveLength(2);
  expect(told()).toEqual([]);
});

it.each([
  ['old-shifts', 'is_archived', /paused: the channel is archived/u],
  ['management', 'channel_not_found', /paused: the channel is gone, or I am no longer in it/u],
])(
  'pauses the subscription of #%s, %s, and tells its owner once',
  async (channel, reason, text) => {
    await deliver();
    const id = await asked(channel, 2);
    await ended(id).toEqual([`dead ${reason}`, `dead ${reason}`]);
    expect((await digests.subscription(id))?.paused).toEqual({ reason, throughDate: null });
    expect(told()).toEqual([expect.stringMatching(text)]);
  },
);

it('pauses where the bot was removed, and goes on when it is back', async () => {
  await deliver();
  simulator.setBotMember('planning', false);
  const id = await asked('planning');
  await ended(id).toEqual(['dead channel_not_found']);
  simulator.setBotMember('planning', true);
  await digests.resume(id);
  const [dead] = await digests.deliveries({ subscriptionId: id, first: 1 });
  const subscription = await digests.subscription(id);
  const shift = await shifts.byId(subscription?.shiftId ?? '');
  const dates = { fromDate: dead?.localDate ?? '', toDate: dead?.localDate ?? '' };
  const [day] = shift === undefined ? [] : await shifts.daysOf(shift, dates);
  if (subscription === undefined || shift === undefined || day === undefined) {
    throw new Error('What was subscribed to is gone.');
  }
  await digests.askNow(subscription, shift, day);
  await ended(id).toEqual(['sent null']);
  expect(own('planning')).toHaveLength(1);
});

it('leaves what nobody can look for, and tells its owner; or posts it again if that is the setting', async () => {
  await deliver();
  simulator.addFault({ kind: 'loseAnswer', method: 'chat.postMessage' });
  const left = await asked('general');
  await ended(left).toEqual(['unknown not_in_channel']);
  expect(own('general')).toHaveLength(1);
  expect(told()).toEqual([expect.stringMatching(/may be in .* or not/u)]);
  await digests.end(left);
  await stop();
  await deliver({ isReposting: true });
  simulator.addFault({ kind: 'loseAnswer', method: 'chat.postMessage' });
  await ended(await asked('general')).toEqual(['sent null']);
  expect(own('general')).toHaveLength(2);
});
