import { expect, it } from 'vitest';
import { botWorld } from './bot-world.ts';

it.each([
  ['a guest', { is_restricted: true }],
  ['a guest of one channel', { is_ultra_restricted: true }],
  ['somebody of another workspace', { is_stranger: true }],
  ['somebody who has left', { deleted: true }],
  ['a bot', { is_bot: true }],
] as const)('tells nothing to %s, even where everybody may see everybody', async (_who, people) => {
  const bot = botWorld({ people, access: 'open' });
  const { text } = await (await bot.type('today')).answer();
  expect(text).toMatch(/^Guests, and people of other workspaces, are told nothing/u);
});

it('does not believe an e-mail address that nobody has proven', async () => {
  const bot = botWorld({ people: { is_email_confirmed: false }, access: 'reports' });
  const { text } = await (await bot.type('today')).answer();
  expect(text).toMatch(/^Slack doesn't tell me your e-mail address/u);
});

it('tells the way to use it to whoever asks', async () => {
  const bot = botWorld({ people: { is_restricted: true } });
  const { text } = await (await bot.type('help')).answer();
  expect(text).toContain('Type words in any order');
});
