import { refused } from '../fault.ts';
import type { ClockRange } from '../question.ts';
import { read, type Reader } from './piece.ts';
import { keyAt, textOf, type Token } from './tokens.ts';
import { JOINERS } from './words.ts';

const TIME = String.raw`(\d{1,2})(?:[:.](\d{2}))?(am|pm)?`;
const RANGE = new RegExp(`^${TIME}(?:-|\\.\\.)${TIME}$`, 'u');
const ONE_TIME = new RegExp(`^${TIME}$`, 'u');

/** Whether a word can only be meant as hours of the day. */
export function looksLikeClockRange(key: string): boolean {
  return RANGE.test(key) || /^\d{1,2}:\d{2}/u.test(key);
}

/** Reads `09:00-17:30`, `9-17`, `9am to 5pm`. */
export const readClockRange: Reader = (tokens, at) => {
  const key = keyAt(tokens, at);
  if (key === undefined) return undefined;
  const spaced = spacedRange(tokens, at);
  if (spaced === undefined && !looksLikeClockRange(key)) return undefined;
  const next = spaced === undefined ? at + 1 : at + 3;
  const value = clockRangeOf(spaced ?? key);
  return value === undefined
    ? refused({ kind: 'notAClockRange', given: textOf(tokens, at, next) })
    : read({ slot: 'clockRange', value }, next);
};

/** `09:00 to 17:30` as `09:00-17:30`. */
function spacedRange(tokens: readonly Token[], at: number): string | undefined {
  const [from = '', joiner = '', to = ''] = [0, 1, 2].map((offset) => keyAt(tokens, at + offset));
  const isRange = ONE_TIME.test(from) && JOINERS.includes(joiner) && ONE_TIME.test(to);
  return isRange ? `${from}-${to}` : undefined;
}

function clockRangeOf(key: string): ClockRange | undefined {
  const match = RANGE.exec(key);
  if (match === null) return undefined;
  const fromMinute = minuteOf(match.slice(1, 4));
  const toMinute = minuteOf(match.slice(4, 7));
  if (fromMinute === undefined || toMinute === undefined) return undefined;
  // 24:00 is the midnight that ends the day, and no day starts there.
  return fromMinute === MINUTES_A_DAY
    ? undefined
    : { fromMinute, toMinute: toMinute % MINUTES_A_DAY };
}

const MINUTES_A_DAY = 1440;

/** Minutes after midnight, 0…1440; nothing when no clock shows that. */
function minuteOf([hours, minutes, half]: readonly (string | undefined)[]): number | undefined {
  const hour = Number(hours);
  const minute = Number(minutes ?? 0);
  if (minute > 59) return undefined;
  if (half === undefined) {
    const ofDay = hour * 60 + minute;
    return ofDay <= MINUTES_A_DAY ? ofDay : undefined;
  }
  if (hour < 1 || hour > 12) return undefined;
  return ((hour % 12) + (half === 'pm' ? 12 : 0)) * 60 + minute;
}
