import { globSync, readFileSync } from 'node:fs';
import { createSlackSimulator } from '@halfhour/slack-simulator';
import { App } from '@slack/bolt';
import { expect, it, vi } from 'vitest';
import manifest from '../manifest.json' with { type: 'json' };
import { createHttpReceiver } from '../src/receiver/receiver.ts';
import { registerListeners } from '../src/listeners/index.ts';
import { METHODS } from '../src/slack/methods.ts';
import { botWorld } from './bot-world.ts';
import { SIGNING_SECRET } from './make-bot.ts';

const SRC = new URL('../src/', import.meta.url);

/** The sources, by path. */
const sources = new Map(
  globSync('**/*.ts', { cwd: SRC.pathname }).map((path) => [
    path,
    readFileSync(new URL(path, SRC), 'utf8'),
  ]),
);

it('names the methods that are called, each with its scopes, and no others', () => {
  const called = [...sources.values()].flatMap((source) =>
    [...source.matchAll(/\bclient\.([a-z.]+)\.([a-zA-Z]+)\(/gu)].map(
      ([, family, method]) => `${family}.${method}`,
    ),
  );
  expect([...new Set(called)].toSorted()).toEqual(Object.keys(METHODS).toSorted());
});

it('calls the Web API in one folder', () => {
  const calling = [...sources].filter(([, source]) => /WebClient\(/u.test(source));
  const folders = calling.map(([path]) => path.split('/')[0]);
  expect(new Set(folders)).toEqual(new Set(['slack']));
});

it('asks for the scopes that the calls need, and no others', () => {
  const needed = new Set(['commands', ...Object.values(METHODS).flat()]);
  expect(manifest.oauth_config.scopes.bot).toEqual([...needed].toSorted());
});

it('is granted all that it asks for by the simulator', async () => {
  const response = await createSlackSimulator().fetch(
    new Request('http://slack.test/api/auth.test', {
      method: 'POST',
      headers: { authorization: 'Bearer xoxb-simulator' },
    }),
  );
  const granted = response.headers.get('x-oauth-scopes')?.split(',');
  expect(granted?.toSorted()).toEqual(manifest.oauth_config.scopes.bot);
});

it('asks Slack to send what is listened to, and nothing else', () => {
  const app = new App({
    authorize: async () => ({}),
    receiver: createHttpReceiver({
      signingSecret: SIGNING_SECRET,
      nowMs: () => 0,
      log: botWorld().log,
    }),
  });
  const heard = (['command', 'event', 'action', 'view', 'options', 'shortcut'] as const).map(
    (kind) => ({ kind, spy: vi.spyOn(app, kind) }),
  );
  registerListeners(app, botWorld().deps);
  const named = new Map(heard.map(({ kind, spy }) => [kind, spy.mock.calls.map(([name]) => name)]));
  const { slash_commands: commands } = manifest.features;
  const { event_subscriptions: events, interactivity } = manifest.settings;
  expect(commands.map(({ command }) => command)).toEqual(named.get('command'));
  expect(events.bot_events).toEqual(named.get('event'));
  expect(named.get('shortcut')).toEqual([]);
  const interacts = ['action', 'view'] as const;
  expect(interactivity.is_enabled).toBe(interacts.some((kind) => named.get(kind)?.length !== 0));
  expect('message_menu_options_url' in interactivity).toBe(named.get('options')?.length !== 0);
});

it('has every request sent to the one address that takes them', () => {
  const urls = JSON.stringify(manifest).match(/https:\/\/halfhour\.example\.com[^"]*/gu);
  expect(new Set(urls)).toEqual(new Set(['https://halfhour.example.com/slack/events']));
});

it('has mentions and channels sent with their ids, which the command understands', () => {
  expect(manifest.features.slash_commands[0]?.should_escape).toBe(true);
});

it('keeps the lengths that Slack takes', () => {
  const { name, description, long_description: long } = manifest.display_information;
  expect(name.length).toBeLessThanOrEqual(35);
  expect(description.length).toBeLessThanOrEqual(140);
  expect(long.length).toBeGreaterThanOrEqual(174);
  expect(long.length).toBeLessThanOrEqual(4000);
});
