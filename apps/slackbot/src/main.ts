import { openHalfhour, PostgresError, SettingsError, StoreInputError } from '@halfhour/core';
import { pino } from 'pino';
import { createBot } from './app.ts';
import { type Env, readEnv } from './env.ts';

try {
  await start(readEnv());
} catch (error) {
  const isForPeople = [SettingsError, PostgresError, StoreInputError].some(
    (kind) => error instanceof kind,
  );
  if (!isForPeople || !(error instanceof Error)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

async function start(env: Env): Promise<void> {
  const log = pino({ level: env.LOG_LEVEL });
  const stopping = new AbortController();
  const halfhour = await openHalfhour(env, { name: 'slackbot', log });
  const bot = createBot({
    botToken: env.SLACK_BOT_TOKEN,
    signingSecret: env.SLACK_SIGNING_SECRET,
    slackApiUrl: env.SLACK_API_URL,
    reportDeps: halfhour.report,
    zone: env.HALFHOUR_ZONE,
    log,
    signal: stopping.signal,
  });
  await bot.receiver.start({ host: env.SLACK_HOST, port: env.SLACK_PORT });
  log.info({ host: env.SLACK_HOST, port: env.SLACK_PORT }, 'the Slack bot listens');
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      stopping.abort();
      void bot.receiver.stop().then(async () => halfhour.close());
    });
  }
}
