import { expect, it } from 'vitest';
import { COMMON_FLAGS, parsedFlags } from './parsed-flags.ts';
import { UsageError } from './usage-error.ts';

const FLAGS = { ...COMMON_FLAGS, to: { type: 'string', short: 't' } } as const;

it.each([
  [['hunter2'], 'There is a word too many. Try --help.'],
  [['--from=hunter2'], 'There is no --from here. Try --help.'],
  [['-x'], 'There is no -x here. Try --help.'],
  [['--to'], '--to needs a value. Try --help.'],
  [['--to', '--help'], '--to needs a value. Try --help.'],
  [['--help=hunter2'], '--help takes no value. Try --help.'],
])('says in one line what is wrong with %j, and repeats no value', (args, line) => {
  expect(() => parsedFlags(args, FLAGS)).toThrow(new UsageError(line));
});

it('takes words where there may be some', () => {
  const { values, positionals } = parsedFlags(['a', '-t', 'b'], FLAGS, { takesWords: true });
  expect({ values: { ...values }, positionals }).toEqual({
    values: { to: 'b' },
    positionals: ['a'],
  });
});
