import { expect, it } from 'vitest';
import { readFlags } from './flags.ts';
import { formatName } from './formats.ts';

function chosen(args: readonly string[], isTerminal: boolean) {
  const flags = readFlags(args);
  if (typeof flags === 'string') throw new Error('These flags ask for a report.');
  return formatName(flags, isTerminal);
}

it('is a table on a terminal and CSV for another program', () => {
  expect(chosen([], true)).toBe('table');
  expect(chosen([], false)).toBe('csv');
});

it.each([
  ['day.json', 'json'],
  ['day.csv', 'csv'],
  ['day.TXT', 'table'],
  ['day', 'csv'],
])('is what the ending of --out %s says', (out, name) => {
  expect(chosen(['--out', out], true)).toBe(name);
});

it('is what --format says before anything else', () => {
  expect(chosen(['--out', 'day.csv', '--format', 'json'], true)).toBe('json');
});
