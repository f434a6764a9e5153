import { HALF_HOURS_A_DAY } from '../time/half-hour.ts';
import type { Slots } from '../utilization/agent-day.ts';

/** The biggest number of an `int`: as milliseconds, 24 days and 20 hours. */
export const INT_MAX = 2_147_483_647;

/**
 * The numbers of a row: its first half hour, and for each column its numbers from there on as
 * PostgreSQL writes an array, such as `{1800000,360000}`. Zeros before and after them are left out;
 * no text: nothing but zeros. The same numbers always give the same text, to be compared.
 */
export interface RowNumbers {
  readonly first_slot: number;
  readonly numbers: readonly string[];
}

/**
 * The row of these columns, rounded to whole numbers.
 *
 * @throws RangeError for a number that an `int` can't hold
 */
export function rowNumbers(columns: readonly Slots[]): RowNumbers {
  let first = HALF_HOURS_A_DAY;
  for (const slots of columns) {
    let slot = 0;
    while (slot < first && Math.round(slots[slot] ?? 0) === 0) slot++;
    first = slot;
  }
  if (first === HALF_HOURS_A_DAY) first = 0;
  return { first_slot: first, numbers: columns.map((slots) => slotsText(slots, first)) };
}

/** Whether two rows hold the same numbers. */
export function isSameNumbers(a: RowNumbers, b: RowNumbers): boolean {
  return (
    a.first_slot === b.first_slot && a.numbers.every((numbers, nth) => numbers === b.numbers[nth])
  );
}

/** Adds the numbers of a row to 48 numbers for each of its columns. */
export function addRowNumbers({ first_slot, numbers }: RowNumbers, to: readonly Slots[]): void {
  for (const [nth, text] of numbers.entries()) {
    const slots = to[nth];
    if (text !== '' && slots !== undefined) addSlotsText(text, slots, first_slot);
  }
}

const MINUS = 0x2d;
const ZERO = 0x30;
const NINE = 0x39;

/** Digit by digit, since an answer has hundreds of thousands of numbers: `{1800000,0,-7}`. */
function addSlotsText(text: string, to: Slots, first: number): void {
  let slot = first;
  let value = 0;
  let sign = 1;
  for (let at = 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= ZERO && code <= NINE) {
      value = value * 10 + code - ZERO;
    } else if (code === MINUS) {
      sign = -1;
    } else {
      to[slot] = (to[slot] ?? 0) + sign * value;
      slot++;
      value = 0;
      sign = 1;
    }
  }
}

/** The numbers from `first` to the last that is not 0 as PostgreSQL writes an array; or nothing. */
function slotsText(slots: Slots, first: number): string {
  let last = HALF_HOURS_A_DAY - 1;
  while (last >= first && Math.round(slots[last] ?? 0) === 0) last--;
  if (last < first) return '';
  let text = '{';
  for (let slot = first; slot <= last; slot++) {
    const value = Math.round(slots[slot] ?? 0);
    if (!(Math.abs(value) <= INT_MAX)) throw tooBig(value, slot);
    text += slot === first ? value : `,${value}`;
  }
  return `${text}}`;
}

function tooBig(value: number, slot: number): RangeError {
  return new RangeError(`${value} in half hour ${slot} of a day is more than can be kept.`);
}
