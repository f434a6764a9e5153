import { talk } from '@halfhour/core/testing';
import { expect, it } from 'vitest';
import { botWorld, HANA } from './bot-world.ts';

const MORNING = {
  legs: [talk('anna', '09:10', '09:40'), talk('bea', '10:00', '10:30')],
  presence: { anna: { loggedIn: 1_800_000, onQueue: 1_800_000 } },
  teams: { billing: ['anna'] },
};

it('acknowledges with nothing, then answers whoever typed, with the denominator named', async () => {
  const bot = botWorld({ world: MORNING });
  const { ack, answer } = await bot.type('today');
  expect(ack).toMatchObject({ status: 200, body: '' });
  const message = await answer();
  expect(message).toMatchObject({ onlyFor: expect.stringMatching(/^U/u) });
  expect(message.text).toMatch(
    /^All agents, Today, Fri 20 Nov, 00:00–14:00 GMT: utilization 7\u00A0%/u,
  );
  expect(JSON.stringify(message.blocks)).toContain('= busy 1 h ÷ logged in 13 h 30 min');
  expect(bot.simulator.ephemerals(HANA)).toContainEqual(message);
});
