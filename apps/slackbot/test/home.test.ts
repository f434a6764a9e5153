import { talk } from '@halfhour/core/testing';
import { expect, it } from 'vitest';
import { botWorld, HANA } from './bot-world.ts';

const world = {
  agents: ['anna', 'bea', 'hana'],
  legs: [talk('anna', '09:10', '09:40'), talk('bea', '10:00', '10:30')],
  presence: { anna: { loggedIn: 1_800_000, onQueue: 1_800_000 } },
  teams: {
    t1: { name: 'Billing & <b>', agents: ['anna', 'hana'] },
    t2: { name: 'Support', agents: ['bea'] },
  },
  emails: { [HANA]: ['hana'] },
  reports: { hana: ['anna'] },
};

/** The Home tab once it holds the text. */
async function homeWith(text: string, words: Parameters<typeof botWorld>[0] = {}) {
  const bot = botWorld({ world, ...words });
  await bot.simulator.openHome(HANA);
  const home = await bot.simulator.waitFor(text, () => {
    const view = bot.simulator.home(HANA);
    return JSON.stringify(view).includes(text) ? view : undefined;
  });
  return { bot, text: JSON.stringify(home.blocks).replaceAll('\u00A0', ' ') };
}

it('tells how to ask, the teams now, digests, and how it is counted', async () => {
  const { text } = await homeWith('My teams now');
  expect(text).toContain('/utilization yesterday team:billing');
  expect(text).toContain('*Utilization* is busy ÷ logged in.');
  const { text: later } = await homeWith('Billing');
  expect(later).toContain('Digests are not set up here yet.');
  expect(later).toMatch(/Billing & <b>.* 4 % · handle 30 min.*Support.*handle 30 min/u);
});

it('shows only the teams that somebody may see', async () => {
  const { text } = await homeWith('You can see team Billing', { access: 'reports' });
  expect(text).not.toContain('Support');
});

it('says why nothing is shown to somebody whom Genesys does not know', async () => {
  await expect(
    homeWith('No active user of Genesys', { access: 'reports', world: { ...world, emails: {} } }),
  ).resolves.toBeDefined();
});

function brokenClock(): never {
  throw new Error('The clock is broken.');
}

it('says on the tab itself that something went wrong, and logs it under the same reference', async () => {
  const report = { nowMs: brokenClock };
  const { bot, text } = await homeWith('Something went wrong', { report });
  const [, ref] = /\(ref ([0-9A-F]{4})\)/u.exec(text) ?? [];
  expect(bot.lines.join('')).toContain(`"ref":"${ref}"`);
});

it('hears an event once, however often Slack sends it', async () => {
  const { bot } = await homeWith('Billing');
  const event = { type: 'app_home_opened', user: bot.simulator.home(HANA)?.userId, tab: 'home' };
  const first = await bot.simulator.event(event);
  const again = await bot.simulator.eventAgain(first, { number: 1 });
  expect(again.status).toBe(200);
  await bot.tasks.drain(5000);
  const heard = bot.lines.filter((line) => line.includes('"kind":"home"'));
  expect(heard).toHaveLength(2);
});

it('hears an event that is sent again because the bot was not there', async () => {
  const { bot } = await homeWith('Billing');
  const userId = bot.simulator.home(HANA)?.userId;
  const later = botWorld({ world });
  const first = await bot.simulator.event({ type: 'app_home_opened', user: userId, tab: 'home' });
  bot.simulator.connect(later.http);
  await bot.simulator.eventAgain(first, { number: 1 });
  await later.tasks.drain(5000);
  expect(later.lines.filter((line) => line.includes('"kind":"home"'))).toHaveLength(1);
});
