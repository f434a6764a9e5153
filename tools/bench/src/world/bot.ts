import { setTimeout as wait } from 'node:timers/promises';
import { createAccess } from '@halfhour/core';
import { memoryWorld } from '@halfhour/core/testing';
import { DEFAULT_BANDS } from '@halfhour/slackbot/src/answer/bands.ts';
import { createBot } from '@halfhour/slackbot/src/app.ts';
import type { AskDeps } from '@halfhour/slackbot/src/ask/ask.ts';
import { askDepsOf } from '@halfhour/slackbot/src/ask-deps.ts';
import { createHttp } from '@halfhour/slackbot/src/http.ts';
import { createListening } from '@halfhour/slackbot/src/listeners/listening.ts';
import { createLog } from '@halfhour/slackbot/src/log/log.ts';
import { renderPng } from '@halfhour/slackbot/src/pictures/render-png.ts';
import { createHttpReceiver } from '@halfhour/slackbot/src/receiver/receiver.ts';
import { createSlackApi, type SlackApi } from '@halfhour/slackbot/src/slack/slack-api.ts';
import { createTasks } from '@halfhour/slackbot/src/tasks.ts';
import {
  createKeptOrLiveSource,
  createStoredDirectory,
  createStoredSource,
  type Database,
  type Schema,
} from '../measured-store.ts';
import { NOW_MS } from './organisation.ts';

/** A Slack workspace, and how the bot and it know each other. */
export interface SlackPlace {
  /** Of the Web API. */
  readonly url: string;
  readonly token: string;
  readonly signingSecret: string;
}

/** How long an ended half hour waits for late data, ms. */
const SETTLE_MS = 30 * 60_000;

/** The bot over a store that is fresh, and Genesys out of reach: whoever read it there would fail. */
export function botOver(
  db: Database<Schema>['kysely'],
  place: SlackPlace,
): { readonly http: (request: Request) => Promise<Response>; readonly ask: AskDeps } {
  const { signingSecret } = place;
  const log = createLog('error');
  const slack = createSlackApi({ ...place, fetch, wait, log });
  const tasks = createTasks({ mostMs: 10 * 60_000 });
  const receiver = createHttpReceiver({ signingSecret, nowMs: () => Date.now(), log });
  const ask = askOf(db, slack);
  createBot({
    receiver,
    fetch,
    ask,
    slack,
    listening: createListening({ log, tasks }),
    managed: null,
    render: renderPng,
    sharesNames: false,
    // Never said here: it would be taken for the answer.
    slowMs: 10 * 60_000,
    log,
  });
  const http = createHttp({
    slack: async (request) => receiver.fetch(request),
    readiness: { status: async () => 'ready', isClosing: tasks.isClosing },
  });
  return { http, ask };
}

function askOf(db: Database<Schema>['kysely'], slack: SlackApi): AskDeps {
  const { orgChart } = memoryWorld({ agents: [], asOfMs: NOW_MS });
  const directory = createStoredDirectory({ db });
  const report = {
    source: createKeptOrLiveSource({
      kept: createStoredSource({ db }),
      live: { readAgentDays: outOfReach, readLegs: outOfReach },
      requestBackfill: outOfReach,
      silentSinceMs: async () => null,
      nowMs: () => NOW_MS,
    }),
    directory,
    nowMs: () => NOW_MS,
    settleMs: SETTLE_MS,
  };
  const access = createAccess({ mode: 'open', orgChart, directory });
  const audit = { note: () => undefined, close: async () => undefined };
  const site = { zone: 'Europe/London', bands: DEFAULT_BANDS };
  return askDepsOf({ orgChart, report, access, audit, kept: null, shifts: null }, slack, site);
}

async function outOfReach(): Promise<never> {
  throw new Error('The store is not warm: something was not kept.');
}
