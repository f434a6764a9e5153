import { refused } from '../fault.ts';
import { read, type Reader } from './piece.ts';
import { keyAt, textOf } from './tokens.ts';
import { JOINERS } from './words.ts';

const DATE = /^\d{4}-\d{2}-\d{2}$/u;
const JOINED = /^(\d{4}-\d{2}-\d{2})(?:-|\.{2,3})(.+)$/u;

/** Whether a word can only be meant as a date, or as a range of dates, however it is written. */
export function looksLikeDate(key: string): boolean {
  return /^\d{4}-\d|^\d{1,4}[-/.]\d{1,2}[-/.]\d/u.test(key);
}

/**
 * Reads a date or two: `2026-11-01`, `2026-11-01 to 2026-11-07`, `2026-11-01..2026-11-07`. Whether
 * the calendar has them is asked later.
 */
export const readDates: Reader = (tokens, at) => {
  const key = keyAt(tokens, at);
  if (key === undefined || !looksLikeDate(key)) return undefined;
  const [, from = key, joinedTo] = JOINED.exec(key) ?? [];
  const isSpaced = joinedTo === undefined && JOINERS.includes(keyAt(tokens, at + 1) ?? '');
  if (isSpaced && keyAt(tokens, at + 2) === undefined) {
    return refused({ kind: 'incomplete', word: 'to' });
  }
  const to = isSpaced ? textOf(tokens, at + 2, at + 3) : (joinedTo ?? from);
  const wrong = [from, to].find((date) => !DATE.test(date));
  return wrong === undefined
    ? read({ slot: 'period', value: { kind: 'dates', from, to } }, isSpaced ? at + 3 : at + 1)
    : refused({ kind: 'notADate', given: wrong });
};
