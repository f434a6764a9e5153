import {
  createGenesysClient,
  createLiveDirectory,
  createLiveSource,
  type ReportDeps,
  SettingsError,
} from '@halfhour/core';
import { pino } from 'pino';
import { createBot } from './app.ts';
import { type Env, readEnv } from './env.ts';

try {
  await start(readEnv());
} catch (error) {
  if (!(error instanceof SettingsError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

async function start(env: Env): Promise<void> {
  const log = pino({ level: env.LOG_LEVEL });
  const stopping = new AbortController();
  const bot = createBot({
    botToken: env.SLACK_BOT_TOKEN,
    signingSecret: env.SLACK_SIGNING_SECRET,
    slackApiUrl: env.SLACK_API_URL,
    reportDeps: reportDeps(env),
    zone: env.HALFHOUR_ZONE,
    log,
    signal: stopping.signal,
  });
  await bot.receiver.start({ host: env.SLACK_HOST, port: env.SLACK_PORT });
  log.info({ host: env.SLACK_HOST, port: env.SLACK_PORT }, 'the Slack bot listens');
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      stopping.abort();
      void bot.receiver.stop();
    });
  }
}

function reportDeps(env: Env): ReportDeps {
  const client = createGenesysClient({
    clientId: env.GENESYS_CLIENT_ID,
    clientSecret: env.GENESYS_CLIENT_SECRET,
    environment: env.GENESYS_ENV,
    gatewayUrl: env.GENESYS_GATEWAY_URL,
    requestsPerMinute: env.GENESYS_REQUESTS_PER_MINUTE,
  });
  return {
    source: createLiveSource({ client }),
    directory: createLiveDirectory({ client }),
    nowMs: () => Date.now(),
    settleMs: env.HALFHOUR_SETTLE_MINUTES * 60_000,
  };
}
