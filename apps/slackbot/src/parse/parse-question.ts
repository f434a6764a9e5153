import { isRefused, type Refused, refused } from '../fault.ts';
import type { Question } from '../question.ts';
import { readClockRange } from './clock-range.ts';
import { compose } from './compose.ts';
import { endsName } from './keywords.ts';
import { shiftReader, whoReader } from './names.ts';
import { readBy, readSort, readTop } from './order.ts';
import { readPeriod } from './periods.ts';
import { read, type Reader } from './piece.ts';
import { readAll } from './said.ts';
import { closest } from './suggest.ts';
import { readThreshold } from './thresholds.ts';
import { keyAt, textOf, type Token } from './tokens.ts';
import { MEASURES, VERBS, WEEKDAYS } from './words.ts';
import { readZone } from './zones.ts';

const readFlag: Reader = (tokens, at) => {
  const key = keyAt(tokens, at);
  return key === 'chart' || key === 'public' ? read({ slot: key, value: true }, at + 1) : undefined;
};

/** At most one of them reads what starts at a token. */
const READERS: readonly Reader[] = [
  readPeriod,
  readClockRange,
  whoReader(endsName),
  shiftReader(endsName),
  readThreshold,
  readSort,
  readTop,
  readBy,
  readFlag,
  readZone,
];

/** Reads a question. */
export function parseQuestion(tokens: readonly Token[]): Question | Refused {
  const said = readAll(tokens, 0, READERS, notUnderstood);
  return isRefused(said) ? said : compose(said);
}

/** What a question is made of. */
const WORDS: readonly string[] = [
  'today',
  'yesterday',
  ...WEEKDAYS,
  'this week',
  'last week',
  'this shift',
  'last shift',
  'agent',
  'team',
  'queue',
  'shift',
  'above',
  'below',
  ...MEASURES,
  'sort',
  'top',
  'by',
  'chart',
  'public',
  'in',
];

function notUnderstood(tokens: readonly Token[], at: number): Refused {
  const given = textOf(tokens, at, at + 1);
  const key = keyAt(tokens, at);
  if (tokens[at]?.kind === 'quoted') {
    return refused({ kind: 'looseName', given: tokens[at].text });
  }
  if (key !== undefined && VERBS.includes(key)) return refused({ kind: 'verbNotFirst', verb: key });
  const candidates = at === 0 ? [...WORDS, ...VERBS] : WORDS;
  return refused({
    kind: 'unknownWord',
    given,
    closest: key === undefined ? undefined : closest(key, candidates),
  });
}
