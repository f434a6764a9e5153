import { talk } from '@halfhour/core/testing';
import { expect, it } from 'vitest';
import { botWorld, HANA } from './bot-world.ts';

const ON_QUEUE = { loggedIn: 1_800_000, onQueue: 1_800_000 };
const world = {
  legs: [talk('anna', '09:10', '09:40'), talk('bea', '10:00', '10:30')],
  presence: { anna: ON_QUEUE, bea: ON_QUEUE },
};

it('draws a shift with Slack’s own chart', async () => {
  const bot = botWorld({ world });
  const { blocks } = await (await bot.type('today 09:00-12:00 chart')).answer();
  expect(blocks.map(({ type }) => type)).toContain('data_visualization');
  expect(bot.simulator.files()).toEqual([]);
});

it('answers without the chart where a workspace does not take it', async () => {
  const bot = botWorld({ world, slack: { charts: false } });
  const { answer, answers } = await bot.type('today 09:00-12:00 chart');
  const { blocks } = await answer();
  expect(blocks.map(({ type }) => type)).toContain('actions');
  expect(blocks.map(({ type }) => type)).not.toContain('data_visualization');
  expect(answers()).toHaveLength(1);
});

it('sends a heatmap when the half hours are more than the chart holds', async () => {
  const bot = botWorld({ world });
  const { answer } = await bot.type('today chart');
  await answer();
  expect((await answer(2)).text).toContain('The heatmap is in your direct messages');
  expect(bot.simulator.files()).toHaveLength(1);
});

it('shows a chart to a whole channel, and a heatmap with its names where they may be shared', async () => {
  const bot = botWorld({ world });
  await bot.type('today 09:00-12:00 chart public');
  const shared = await bot.simulator.waitForMessage({ channel: 'team-leads' });
  expect(shared.blocks.map(({ type }) => type)).toContain('data_visualization');

  const open = botWorld({ world, bot: { sharesNames: true } });
  await open.type('today chart public');
  const picture = await open.simulator.waitForMessage({ fits: ({ files }) => files.length > 0 });
  const [post] = open.simulator.messages('team-leads');
  expect(picture).toMatchObject({ channelId: post?.channelId, threadTs: post?.ts });
});

it('shows no heatmap to a channel where names are not shared', async () => {
  const bot = botWorld({ world });
  await bot.type('today chart public');
  await bot.simulator.waitForMessage({ channel: 'team-leads' });
  await bot.tasks.drain(1000);
  expect(bot.simulator.files()).toEqual([]);
  expect(bot.simulator.ephemerals(HANA)).toEqual([]);
});
