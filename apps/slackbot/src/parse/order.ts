import { refused } from '../fault.ts';
import type { Grouping, Sort, SortField } from '../question.ts';
import { read, type Reader } from './piece.ts';
import { keyAt, textOf } from './tokens.ts';
import { GROUPINGS, sortFieldOf } from './words.ts';

/** The most lines that a table may be asked for. */
export const MOST_LINES = 100;

/** Reads `sort acw`, `sort by name desc`. Numbers come largest first, names from A to Z. */
export const readSort: Reader = (tokens, at) => {
  if (keyAt(tokens, at) !== 'sort') return undefined;
  const fieldAt = keyAt(tokens, at + 1) === 'by' ? at + 2 : at + 1;
  if (tokens[fieldAt] === undefined) return refused({ kind: 'incomplete', word: 'sort' });
  const field = sortFieldOf(keyAt(tokens, fieldAt));
  if (field === undefined) {
    return refused({ kind: 'unknownSort', given: textOf(tokens, fieldAt, fieldAt + 1) });
  }
  const direction = directionOf(keyAt(tokens, fieldAt + 1));
  const value = { field, direction: direction ?? usualDirection(field) };
  return read({ slot: 'sort', value }, direction === undefined ? fieldAt + 1 : fieldAt + 2);
};

function directionOf(key: string | undefined): Sort['direction'] | undefined {
  if (key === 'asc' || key === 'ascending') return 'asc';
  return key === 'desc' || key === 'descending' ? 'desc' : undefined;
}

function usualDirection(field: SortField): Sort['direction'] {
  return field === 'name' ? 'asc' : 'desc';
}

/** Reads `top 10`. */
export const readTop: Reader = (tokens, at) => {
  if (keyAt(tokens, at) !== 'top') return undefined;
  if (tokens[at + 1] === undefined) return refused({ kind: 'incomplete', word: 'top' });
  const key = keyAt(tokens, at + 1) ?? '';
  const value = /^\d{1,3}$/u.test(key) ? Number(key) : 0;
  return value >= 1 && value <= MOST_LINES
    ? read({ slot: 'top', value }, at + 2)
    : refused({ kind: 'notACount', given: textOf(tokens, at + 1, at + 2), word: 'top' });
};

/** Reads `by team`, `by half hour`. */
export const readBy: Reader = (tokens, at) => {
  if (keyAt(tokens, at) !== 'by') return undefined;
  if (tokens[at + 1] === undefined) return refused({ kind: 'incomplete', word: 'by' });
  const key = keyAt(tokens, at + 1) ?? '';
  if (key === 'half' && /^hours?$/u.test(keyAt(tokens, at + 2) ?? '')) {
    return read({ slot: 'by', value: 'interval' }, at + 3);
  }
  const value = GROUPING_WORDS.get(key);
  return value === undefined
    ? refused({ kind: 'unknownGrouping', given: textOf(tokens, at + 1, at + 2) })
    : read({ slot: 'by', value }, at + 2);
};

const GROUPING_WORDS: ReadonlyMap<string, Grouping> = new Map(
  GROUPINGS.flatMap((word) => [
    [word, word],
    [`${word}s`, word],
  ]),
);
