import { expect, it } from 'vitest';
import { readFlags } from './flags.ts';

it.each([
  [['info'], { command: 'info', json: false }],
  [['info', '--json'], { command: 'info', json: true }],
  [['copy', '--to', 'postgres://db/x'], { command: 'copy', to: 'postgres://db/x' }],
  [['export', '--to=a.gz'], { command: 'export', to: 'a.gz' }],
  [['import', '--from', 'a.gz'], { command: 'import', from: 'a.gz' }],
  [[], 'help'],
  [['copy', '-h'], 'help'],
  [['--version'], 'version'],
])('reads %j', (args, flags) => {
  expect(readFlags(args)).toEqual(flags);
});

it.each([
  [['hunter2'], 'There is no such command: expected one of info, copy, export, import.'],
  [['copy'], 'copy needs --to: a postgres:// URL or a directory (such as ./other).'],
  [['copy', '--to', ' '], 'copy needs --to: '],
  [['copy', '--to'], '--to needs a value.'],
  [['copy', 'postgres://me:hunter2@db/x'], 'There is a word too many.'],
  [['copy', '--from=postgres://me:hunter2@db/x'], 'There is no --from here.'],
  [['info', '--json=hunter2'], '--json takes no value.'],
  [['export'], 'export needs --to: a file.'],
  [['import', '--to', 'hunter2'], 'There is no --to here.'],
])('refuses %j in one line that repeats no value', (args, line) => {
  expect(() => readFlags(args)).toThrow(line);
  expect(() => readFlags(args)).not.toThrow('hunter2');
  expect(() => readFlags(args)).not.toThrow(/\n/u);
});
