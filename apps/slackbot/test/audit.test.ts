import type { Asking, NumbersRead } from '@halfhour/core';
import { at, talk } from '@halfhour/core/testing';
import { expect, it } from 'vitest';
import { botWorld, HANA } from './bot-world.ts';

/** A bot with an audit that is a list of `kind through families about whom`. */
function auditedBot() {
  const noted: string[] = [];
  const note = ({ who, kind, through, families }: Asking, { agentIds }: NumbersRead) =>
    void noted.push(
      `${who.split(':')[0]} ${kind} ${through} ${families.join()} ${agentIds.join()}`,
    );
  const bot = botWorld({
    world: {
      agents: ['anna', 'bea'],
      legs: [talk('anna', '09:10', '09:40')],
      presence: { anna: { loggedIn: 1_800_000, onQueue: 1_800_000 } },
      emails: { [HANA]: ['anna'] },
    },
    ask: { audit: { note } },
  });
  return { bot, noted };
}

const BOTH = 'anna,bea';

it('writes down what is typed', async () => {
  const { bot, noted } = auditedBot();
  await (await bot.type('today')).answer();
  expect(noted).toEqual([`slack answer /utilization worked ${BOTH}`]);
});

it.each([
  ['answer_all_agents', `slack answer answer_all_agents worked ${BOTH}`],
  ['answer_half_hours', `slack answer answer_half_hours worked ${BOTH}`],
  ['answer_counted', `slack answer answer_counted worked,booked ${BOTH}`],
  ['answer_csv', `slack export answer_csv worked ${BOTH}`],
  ['answer_heatmap', `slack export answer_heatmap worked ${BOTH}`],
  ['answer_share', `slack share answer_share worked ${BOTH}`],
])('writes down %s, with exports and shares marked', async (actionId, line) => {
  const { bot, noted } = auditedBot();
  const message = await (await bot.type('today')).answer();
  await bot.simulator.press({ user: HANA, message, actionId });
  await expect.poll(() => noted.at(-1)).toBe(line);
});

it('writes down what the Home tab shows', async () => {
  const { bot, noted } = auditedBot();
  await bot.simulator.openHome(HANA);
  await expect.poll(() => noted.length).toBe(1);
  expect(noted[0]).toMatch(/^slack answer home worked /u);
});

it('tells the whole window that was asked for', async () => {
  const windows: NumbersRead['span'][] = [];
  const note = (_: Asking, { span }: NumbersRead) => void windows.push(span);
  const bot = botWorld({ ask: { audit: { note } } });
  await (await bot.type('today')).answer();
  expect(windows).toEqual([{ startMs: at('00:00'), endMs: at('14:00') }]);
});
