import { type Refused, refused } from '../fault.ts';
import type { Measure, Threshold } from '../question.ts';
import { limitOf, UNITS } from './limits.ts';
import { type Read, read, type Reader } from './piece.ts';
import { keyAt, textOf, type Token } from './tokens.ts';
import { measureOf, sideOf } from './words.ts';

/** Reads which agents are picked out: `below 70%`, `hold above 10%`, `acw above 2m`. */
export const readThreshold: Reader = (tokens, at) => {
  const key = keyAt(tokens, at);
  const side = sideOf(key);
  if (side !== undefined) return readLimit(tokens, at + 1, 'utilization', side);
  const measure = measureOf(key);
  if (key === undefined || measure === undefined) return undefined;
  const sideAfter = sideOf(keyAt(tokens, at + 1));
  return sideAfter === undefined
    ? refused({ kind: 'incomplete', word: measure })
    : readLimit(tokens, at + 2, measure, sideAfter);
};

function readLimit(
  tokens: readonly Token[],
  at: number,
  measure: Measure,
  side: Threshold['side'],
): Read | Refused {
  const amount = keyAt(tokens, at);
  if (amount === undefined) return refused({ kind: 'incomplete', word: side });
  const unit = keyAt(tokens, at + 1) ?? '';
  const hasUnit = /\d$/u.test(amount) && UNITS.has(unit);
  const next = hasUnit ? at + 2 : at + 1;
  const limit = limitOf(hasUnit ? `${amount}${unit}` : amount, measure);
  return limit === undefined
    ? refused({ kind: 'notALimit', given: textOf(tokens, at, next), measure })
    : read({ slot: 'threshold', value: { measure, side, limit } }, next);
}
