import type { Subscription } from '@halfhour/core';
import manifest from '@halfhour/slackbot/manifest.json' with { type: 'json' };
import type { SlackLogin } from '../env.ts';
import type { World } from '../examine.ts';
import { type Finding, findingsOf } from '../finding.ts';
import { createSlackCall, type SlackCall } from '../slack-call.ts';
import { checkChannels } from './slack-channels.ts';

const { green, yellow, red } = findingsOf('Slack');

/** Asks Slack who the bot is, what it may, and whether digests can reach their channels. */
export async function checkSlack(
  login: SlackLogin | null,
  subscriptions: readonly Subscription[],
  world: World,
  signal: AbortSignal,
): Promise<Finding[]> {
  if (login === null) return [];
  const { SLACK_API_URL: url } = login;
  const call = createSlackCall({ ...world, url, token: login.SLACK_BOT_TOKEN }, signal);
  const { error, granted } = await call('auth.test', {});
  if (error !== null) {
    return [
      red(
        `SLACK_BOT_TOKEN is not accepted: ${error}.`,
        'Copy the Bot User OAuth Token from the Slack app, under OAuth & Permissions.',
      ),
    ];
  }
  return [
    green('It takes the bot’s token.'),
    scopesOf(granted),
    ...(await checkSocket(login, world, signal)),
    ...(await checkChannels(subscriptions, granted ?? [], call)),
  ];
}

function scopesOf(granted: readonly string[] | null): Finding {
  if (granted === null) {
    return yellow('It does not tell the scopes of the token.', 'Look at a proxy between.');
  }
  const wanted = manifest.oauth_config.scopes.bot;
  const missing = wanted.filter((scope) => !granted.includes(scope));
  if (missing.length > 0) {
    return red(
      `The token lacks the scopes ${missing.join(', ')}.`,
      'Give the Slack app the manifest apps/slackbot/manifest.json, and install it again.',
    );
  }
  const others = granted.filter((scope) => !wanted.includes(scope));
  if (others.length === 0) return green('The token has the scopes of the manifest.');
  return yellow(
    `The token has scopes that are not needed: ${others.join(', ')}.`,
    'Take them from the Slack app: nothing uses them.',
  );
}

/** Only where there is an app token: without, Slack sends requests. Nothing is connected. */
async function checkSocket(
  { SLACK_APP_TOKEN: token, SLACK_API_URL: url }: SlackLogin,
  world: World,
  signal: AbortSignal,
): Promise<Finding[]> {
  if (token === undefined) return [];
  const call: SlackCall = createSlackCall({ ...world, url, token }, signal);
  const { error } = await call('apps.connections.open', {});
  if (error === null) return [green('It takes the app’s token, for Socket Mode.')];
  return [
    red(
      `SLACK_APP_TOKEN is not accepted: ${error}.`,
      'Make an app-level token with the scope connections:write, and turn Socket Mode on.',
    ),
  ];
}
