import { expect, it } from 'vitest';
import { interleaved } from '../src/measure/rounds.ts';
import { ratio, spreadOf } from '../src/measure/spread.ts';

it('contestants work in turn, each four times a round of which the last counts', async () => {
  const turns: string[] = [];
  const samples = await interleaved(
    { one: () => turns.push('one'), other: () => turns.push('other') },
    5,
  );
  expect(turns.join(' ')).toMatch(/^(?:one ){4}(?:other ){8}(?:one ){8}(?:other ){4}/);
  expect(samples.one).toHaveLength(5);
  expect(samples.other).toHaveLength(5);
});

it('a ratio is taken within each round, and its median told', () => {
  expect(ratio([2, 30, 5], [1, 10, 5])).toEqual({ median: 2, least: 1, most: 3 });
  expect(spreadOf([4, 1, 2, 3]).median).toBe(2.5);
});
