import { type Refused, refused } from '../fault.ts';
import type { Period } from '../question.ts';
import { readDates } from './dates.ts';
import { type Read, read, type Reader } from './piece.ts';
import { closest } from './suggest.ts';
import { keyAt, textOf, type Token } from './tokens.ts';
import { JOINERS, WEEKDAYS } from './words.ts';

/** Reads which days: `today`, `monday`, `last week`, `last 7 days`, `this shift`, dates. */
export const readPeriod: Reader = (tokens, at) => {
  const found = readWords(tokens, at);
  if (found === undefined) return readDates(tokens, at);
  if (found.kind === 'refused' || !JOINERS.includes(keyAt(tokens, found.next) ?? '')) return found;
  return refused({ kind: 'rangeOfWords', given: textOf(tokens, at, found.next + 2) });
};

function readWords(tokens: readonly Token[], at: number): Read | Refused | undefined {
  const key = keyAt(tokens, at);
  if (key === 'today' || key === 'yesterday') return readAs({ kind: key }, at + 1);
  if (key === 'this' || key === 'last') return readRelative(key, tokens, at);
  return key === undefined ? undefined : readWeekday(key, at + 1);
}

function readAs(value: Period, next: number): Read {
  return read({ slot: 'period', value }, next);
}

function readWeekday(key: string, next: number): Read | undefined {
  const index = WEEKDAYS.indexOf(key);
  return index === -1 ? undefined : readAs({ kind: 'weekday', weekday: index + 1 }, next);
}

function readRelative(
  which: 'this' | 'last',
  tokens: readonly Token[],
  at: number,
): Read | Refused {
  const noun = keyAt(tokens, at + 1);
  if (noun === undefined) return refused({ kind: 'incomplete', word: which });
  if (noun === 'week') return readAs({ kind: `${which}Week` }, at + 2);
  if (noun === 'shift') return readAs({ kind: `${which}Shift` }, at + 2);
  const weekday = which === 'last' ? readWeekday(noun, at + 2) : undefined;
  if (weekday !== undefined) return weekday;
  if (which === 'last' && keyAt(tokens, at + 2)?.startsWith('day') === true)
    return readDays(tokens, at);
  return refused({
    kind: 'unknownWord',
    given: textOf(tokens, at, at + 2),
    closest: meant(which, noun),
  });
}

function readDays(tokens: readonly Token[], at: number): Read | Refused {
  const count = keyAt(tokens, at + 1) ?? '';
  return /^[1-9]\d{0,5}$/u.test(count)
    ? readAs({ kind: 'lastDays', days: Number(count) }, at + 3)
    : refused({ kind: 'notACount', given: textOf(tokens, at + 1, at + 2), word: 'last' });
}

function meant(which: 'this' | 'last', noun: string): string | undefined {
  if (which === 'last' && /^[1-9]\d{0,5}$/u.test(noun)) return `last ${noun} days`;
  const nouns = which === 'last' ? ['week', 'shift', ...WEEKDAYS] : ['week', 'shift'];
  const near = closest(noun, nouns);
  return near === undefined ? undefined : `${which} ${near}`;
}
