import { expect, it } from 'vitest';
import { errorFields } from './error-fields.ts';
import { terminalLine } from './terminal-line.ts';

const BASE = { level: 30, time: 1, pid: 7, hostname: 'box', name: 'graphql' };
const dim = (text: string) => `<${text}>`;

it('says the message, and what goes with it by names', () => {
  const fields = { operation: 'Team', codes: ['A', 'B'], trouble: null, durationMs: 12, ok: true };
  expect(terminalLine({ ...BASE, ...fields, msg: 'operation' }, dim)).toBe(
    'operation <operation=Team codes=A,B durationMs=12 ok=true>',
  );
});

it('puts in quotes what would be taken for several, and shows what is in objects', () => {
  const fields = { what: 'two words', empty: '', wish: { a: 1 } };
  expect(terminalLine({ ...BASE, ...fields, msg: 'odd' }, dim)).toBe(
    'odd <what="two words" empty="" wish={"a":1}>',
  );
});

it('shows an error by its stack and by what has caused it, in lines of their own', () => {
  const cause = Object.assign(new RangeError('too far'), { stack: 'RangeError: too far\n  at c' });
  const error = Object.assign(new Error('no', { cause }), { stack: 'Error: no\n  at a\n  at b' });
  expect(terminalLine({ ...BASE, err: errorFields(error), msg: 'failed' }, dim)).toBe(
    [
      'failed',
      '    Error: no',
      '      at a',
      '      at b',
      '    caused by RangeError: too far',
      '      at c',
    ].join('\n'),
  );
});

it('has something to say of what is no error, and of a message alone', () => {
  const err = errorFields('a text');
  expect(terminalLine({ ...BASE, err, msg: 'odd' }, dim)).toBe('odd\n    string: a text');
  expect(terminalLine({ ...BASE, msg: 'plain' }, dim)).toBe('plain');
});
