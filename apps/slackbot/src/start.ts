import type { Server } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { Delivering, Halfhour } from '@halfhour/core';
import {
  createReadiness,
  endInPeace,
  listen,
  type Log,
  type Opened,
  withHalfhour,
} from '@halfhour/service';
import { SocketModeReceiver } from '@slack/bolt';
import { createBot } from './app.ts';
import { askDepsOf } from './ask-deps.ts';
import { canAnswer } from './can-answer.ts';
import { connect } from './connect.ts';
import { beginDelivering } from './digests/begin-delivering.ts';
import type { Env } from './env.ts';
import { createHttp, serverOf } from './http.ts';
import { createListening } from './listeners/listening.ts';
import { slackLogger } from './log/slack-logger.ts';
import type { Managed } from './manage/managed.ts';
import { renderPng } from './pictures/render-png.ts';
import { createHttpReceiver } from './receiver/receiver.ts';
import { SLOW_MS } from './send/while-reading.ts';
import { createSlackApi } from './slack/slack-api.ts';
import { tellingAnswers, tellingCalls } from './slack/told-calls.ts';
import { createTasks, type Tasks } from './tasks.ts';

/** How long what runs may go on after the signal to end, ms: ten seconds with all that follows. */
const GRACE_MS = 8000;

/** How long the end may take in all, ms: what starts us waits for fifteen seconds. */
const END_MS = 12_000;

/** How long one answer may take, ms: half of the time in which Slack takes it. */
const MOST_MS = 15 * 60_000;

const nowMs = () => Date.now();

/** Starts the bot with these settings and ends it on SIGTERM or SIGINT. */
export async function start(env: Env): Promise<void> {
  const app = {
    name: 'slackbot',
    metricsPort: env.SLACK_METRICS_PORT,
    metricsSetting: 'SLACK_METRICS_PORT',
  };
  await withHalfhour(env, app, async (opened) => serve(env, opened));
}

async function serve(env: Env, { halfhour, log, telemetry }: Opened): Promise<void> {
  const slackFetch = tellingCalls(fetch, env.SLACK_API_URL, telemetry.slackCalled);
  const slack = createSlackApi({
    token: env.SLACK_BOT_TOKEN,
    url: env.SLACK_API_URL,
    fetch: slackFetch,
    wait,
    log,
  });
  const tasks = createTasks({ mostMs: MOST_MS });
  const { receiver, http } = receiverOf(env, log);
  const ask = askDepsOf(halfhour, slack, {
    zone: env.HALFHOUR_ZONE,
    bands: env.HALFHOUR_BANDS,
  });
  createBot({
    receiver,
    fetch: tellingAnswers(fetch, telemetry.slackCalled),
    ask,
    slack,
    listening: createListening({ log, tasks, watching: telemetry }),
    managed: managedOf(halfhour),
    render: renderPng,
    sharesNames: env.SLACK_SHARE_NAMES,
    slowMs: SLOW_MS,
    log,
  });
  const readiness = createReadiness({ check: async () => canAnswer(halfhour, slack), nowMs });
  const server = serverOf(createHttp({ slack: http, readiness }));
  await listen(server, {
    host: env.SLACK_HOST,
    port: env.SLACK_PORT,
    settings: 'SLACK_HOST and SLACK_PORT',
  });
  telemetry.countResponses(server);
  const { kept, digests } = halfhour;
  await telemetry.serveMetrics({ kept, digests, readiness });
  await connect(receiver);
  log.info({ host: env.SLACK_HOST, port: env.SLACK_PORT }, 'the Slack bot listens');
  void slack.test().catch((error: unknown) => {
    log.warn({ err: error }, 'Slack does not answer as it should: look at SLACK_BOT_TOKEN');
  });
  const delivering = beginDelivering(halfhour, {
    ask,
    slack: { token: env.SLACK_BOT_TOKEN, url: env.SLACK_API_URL, fetch: slackFetch },
    sharesNames: env.SLACK_SHARE_NAMES,
    settings: { whenUnreadable: env.SLACK_REPOST_UNSURE ? 'atLeastOnce' : 'atMostOnce' },
    nowMs,
    log,
  });
  const running = { readiness, receiver, server, tasks, delivering, halfhour, telemetry };
  endInPeace({ log, finish: async () => finish(running), mostMs: END_MS });
  await delivering;
}

function managedOf({ shifts, digests }: Halfhour): Managed | null {
  return shifts === null || digests === null ? null : { shifts, digests };
}

/** Slack's requests come over HTTP, or through a socket where no address is open to the world. */
function receiverOf(env: Env, log: Log) {
  if (env.SLACK_APP_TOKEN === undefined) {
    const receiver = createHttpReceiver({ signingSecret: env.SLACK_SIGNING_SECRET, nowMs, log });
    return { receiver, http: async (request: Request) => receiver.fetch(request) };
  }
  const receiver = new SocketModeReceiver({
    appToken: env.SLACK_APP_TOKEN,
    logger: slackLogger(log),
    installerOptions: { clientOptions: { slackApiUrl: env.SLACK_API_URL } },
  });
  return { receiver, http: undefined };
}

/** Takes no more, lets what runs finish, and closes everything. */
async function finish({
  readiness,
  receiver,
  server,
  tasks,
  delivering,
  halfhour,
  telemetry,
}: {
  readonly readiness: Pick<ReturnType<typeof createReadiness>, 'close'>;
  readonly receiver: { stop(): Promise<unknown> };
  readonly server: Server;
  readonly tasks: Tasks;
  readonly delivering: Promise<Delivering | null>;
  readonly halfhour: Opened['halfhour'];
  readonly telemetry: Opened['telemetry'];
}): Promise<void> {
  readiness.close();
  await receiver.stop();
  // A digest that is broken off is taken up by the next one to look: its row says how far it went.
  const delivered = Promise.race([stop(delivering), wait(GRACE_MS)]);
  await Promise.all([tasks.drain(GRACE_MS), delivered]);
  server.close();
  server.closeAllConnections();
  await halfhour.close();
  await telemetry.close();
}

async function stop(delivering: Promise<Delivering | null>): Promise<void> {
  await (await delivering)?.stop();
}
