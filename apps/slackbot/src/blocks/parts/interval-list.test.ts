import { talk } from '@halfhour/core/testing';
import { expect, it } from 'vitest';
import { makeAnswer } from '../../answer/make-answer.ts';
import { answered, wholeDays } from '../../answer/testing.ts';
import { madeUpInput } from '../../answer/testing-made-up.ts';
import { listPart } from './list.ts';

const NAMES = Array.from({ length: 20 }, (_, index) => `Agent ${index}`);

/** The table of a day of twenty agents, line by line. */
function tableOf(date: string): string[] {
  const input = madeUpInput({ names: NAMES, days: wholeDays('Europe/London', date) });
  const { text } = listPart(makeAnswer({ ...input, asked: { ...input.asked, by: 'interval' } }));
  return text.split('```')[1]?.trim().split('\n') ?? [];
}

it.each([
  ['2026-03-29', 46],
  ['2026-11-20', 48],
  ['2026-10-25', 50],
])('tells every half hour of %s in a line', (date, halfHours) => {
  expect(tableOf(date)).toHaveLength(1 + halfHours);
});

it('fits a phone', () => {
  const lengths = tableOf('2026-11-20').map((line) => line.length);
  expect(Math.max(...lengths)).toBeLessThanOrEqual(35);
});

it('leaves out the night in which nobody was there', async () => {
  const world = { legs: [talk('anna', '09:10', '10:40')] };
  const answer = await answered(world, { by: 'interval', from: '00:00', to: '12:00' });
  const labels = answer.list?.lines.map(({ label }) => label);
  expect(labels).toEqual(['09:00', '09:30', '10:00', '10:30']);
});
