import { App, type Receiver } from '@slack/bolt';
import type { FetchFunction } from '@slack/web-api';
import { registerListeners } from './listeners/index.ts';
import type { BotDeps } from './listeners/bot-deps.ts';
import type { Log } from './log/log.ts';
import { slackLogger } from './log/slack-logger.ts';

/** What the bot is made of. */
export interface BotOptions extends BotDeps {
  readonly receiver: Receiver;
  /** Reaches the addresses that answers go to. */
  readonly fetch: FetchFunction;
  /** How long an answer through such an address may take, ms. @default 10_000 */
  readonly respondMs?: number;
  readonly log: Log;
}

/** Makes the bot: Bolt with our listeners. It hears nothing until its receiver does. */
export function createBot(options: BotOptions): App {
  const { receiver, fetch, respondMs = 10_000, log, ...deps } = options;
  const app = new App({
    receiver,
    // One workspace, one token. Bolt would ask Slack who it is before each acknowledgement.
    authorize: async () => ({}),
    ignoreSelf: false,
    convoStore: false,
    logger: slackLogger(log),
    clientOptions: { fetch: within(respondMs, fetch) },
  });
  app.error(async (error) => {
    log.error({ err: error }, 'a listener failed');
  });
  registerListeners(app, { ...deps, log });
  return app;
}

/** Gives up after some time: Bolt would wait for ever. */
function within(mostMs: number, fetch: FetchFunction): FetchFunction {
  return async (url, init) => fetch(url, { ...init, signal: AbortSignal.timeout(mostMs) });
}
