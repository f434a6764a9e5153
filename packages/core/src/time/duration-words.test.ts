import { expect, it } from 'vitest';
import { durationInWords } from './duration-words.ts';

it.each([
  [0, '0 ms'],
  [999, '999 ms'],
  [1000, '1 s'],
  [59_499, '59 s'],
  [59_500, '1 min'],
  [372_000, '6 min 12 s'],
  [1_500_000, '25 min'],
  [3_599_600, '1 h'],
  [3_780_000, '1 h 3 min'],
  [90_000_000, '25 h'],
])('says %i ms as %s', (durationMs, words) => {
  expect(durationInWords(durationMs)).toBe(words);
});
