import { memoryShifts, at, shiftFrom, talk } from '@halfhour/core/testing';
import { expect, it } from 'vitest';
import { DEFAULT_BANDS, readBands } from '../src/answer/bands.ts';
import { botWorld, HANA, type WorldWords } from './bot-world.ts';

const ON_QUEUE = { loggedIn: 1_800_000, onQueue: 1_800_000 };

/** Two agents who are busy for half of their time, in two teams. */
const WORLD = {
  agents: ['anna', 'bea', 'hana'],
  legs: [talk('anna', '09:00', '09:15'), talk('bea', '09:00', '09:15')],
  presence: { anna: ON_QUEUE, bea: ON_QUEUE },
  teams: { t1: { name: 'Billing', agents: ['anna'] }, t2: { name: 'Support', agents: ['bea'] } },
  emails: { [HANA]: ['hana'] },
  reports: { hana: ['bea'] },
};

/** What is said about bands, with plain spaces. */
async function bandsSaid(text: string, words: WorldWords & { readonly bands: string }) {
  const bands = readBands(words.bands) ?? DEFAULT_BANDS;
  const bot = botWorld({ world: WORLD, ...words, ask: { bands, ...words.ask } });
  const { blocks } = await (await bot.type(text)).answer();
  const all = JSON.stringify(blocks).replaceAll('\u00A0', ' ');
  return /(?:All \d+|\d+ of \d+|1) agents? (?:is|are)[^.]*\./u.exec(all)?.[0];
}

const NINE = 'today 09:00-09:30';

it('judges everybody by the band of the site', async () => {
  expect(await bandsSaid(NINE, { bands: '40-60' })).toBe('All 2 agents are in 40–60 %.');
});

it('judges a team by its own, and says so', async () => {
  const bands = '40-60,t1:20-30,t9:1-2';
  expect(await bandsSaid(`${NINE} team:billing`, { bands })).toBe('1 agent is over 20–30 %.');
  expect(await bandsSaid(`${NINE} team:support`, { bands })).toBe('1 agent is in 40–60 %.');
  expect(await bandsSaid(NINE, { bands })).toBe(
    '1 of 2 agents is in their team’s band; 1 is over it.',
  );
});

it('judges by the band of a team whom somebody leads only some of', async () => {
  const words = { bands: 't2:50-60', access: 'reports' } as const;
  expect(await bandsSaid(NINE, words)).toBe('1 agent is in 50–60 %.');
});

it('judges a shift by its target', async () => {
  const early = shiftFrom('09:00-09:30', { name: 'Early', target: { from: 0.1, to: 0.2 } });
  const shifts = memoryShifts([early], () => at('14:00'));
  const words = { bands: '40-60', ask: { shifts } };
  expect(await bandsSaid('today shift:early', words)).toMatch(/over 10–20 %/u);
});
