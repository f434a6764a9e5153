import { App, HTTPReceiver } from '@slack/bolt';
import { type UtilizationDeps, utilizationCommand } from './listeners/commands/utilization.ts';

/** What the bot is made of. */
export interface BotOptions extends UtilizationDeps {
  readonly botToken: string;
  readonly signingSecret: string;
  /** Where Slack's Web API is. */
  readonly slackApiUrl: string;
}

/** Makes the bot. It listens nowhere until its `receiver` is started. */
export function createBot(options: BotOptions) {
  const { botToken, signingSecret, slackApiUrl, ...deps } = options;
  const receiver = new HTTPReceiver({
    signingSecret,
    endpoints: '/slack/events',
    customRoutes: [
      {
        path: '/health/live',
        method: 'GET',
        handler: (_request, response) => {
          response.writeHead(200).end('live');
        },
      },
    ],
  });
  const app = new App({ token: botToken, receiver, clientOptions: { slackApiUrl } });
  app.command('/utilization', utilizationCommand(deps));
  return { app, receiver };
}
