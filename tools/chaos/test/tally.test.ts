import { expect, it } from 'vitest';
import { type Counted, tally } from '../src/tally.ts';

const EXPECTED = { text: 'final', reply: 'why' };

function message(ts: string, given: Partial<Counted> = {}): Counted {
  return { ts, text: 'final', threadTs: undefined, mark: undefined, ...given };
}

it('tells what was posted once, twice and never, and what was edited', () => {
  const messages = [
    message('1', { mark: 'once' }),
    message('2', { threadTs: '1', text: 'why', mark: 'once' }),
    message('3', { mark: 'twice' }),
    message('4', { mark: 'twice' }),
    message('5', { text: 'somebody else' }),
  ];
  expect(tally(['once', 'twice', 'never'], messages, () => EXPECTED)).toEqual({
    digests: 3,
    once: 1,
    duplicated: 1,
    missing: 1,
    edited: 1,
  });
});
