import { looksLikeClockRange } from './clock-range.ts';
import { looksLikeDate } from './dates.ts';
import { keyAt, type Token } from './tokens.ts';
import { measureOf, sideOf, WEEKDAYS } from './words.ts';

/** Words that always begin something new. */
const BEGINNINGS: ReadonlySet<string> = new Set([
  'today',
  'yesterday',
  ...WEEKDAYS,
  'agent',
  'team',
  'queue',
  'above',
  'over',
  'below',
  'under',
  'sort',
  'top',
  'by',
  'chart',
  'public',
  'in',
]);

/**
 * Whether a name that is not quoted ends before this token: at the end, at a keyword, at anything
 * that is no word. `last`, `shift` and the measures are keywords only with what belongs to them.
 */
export function endsName(tokens: readonly Token[], at: number): boolean {
  const key = keyAt(tokens, at);
  if (key === undefined || BEGINNINGS.has(key)) return true;
  const next = keyAt(tokens, at + 1);
  if (key === 'this' || key === 'last') return isPeriodNoun(next);
  if (measureOf(key) !== undefined && sideOf(next) !== undefined) return true;
  if (key === 'shift' && isNamed(tokens, at + 1)) return true;
  return looksLikeDate(key) || looksLikeClockRange(key);
}

/** Whether a name starts at a token: `late shift` may be a name, in `late shift "Night"` it is none. */
function isNamed(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.kind === 'quoted' || !endsName(tokens, at);
}

function isPeriodNoun(key: string | undefined): boolean {
  if (key === undefined) return false;
  return key === 'week' || key === 'shift' || WEEKDAYS.includes(key) || /^\d/u.test(key);
}
