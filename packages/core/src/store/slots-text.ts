import { HALF_HOURS_A_DAY } from '../time/half-hour.ts';
import type { Slots } from '../utilization/agent-day.ts';

/** The biggest number of an `int`: as milliseconds, 24 days and 20 hours. */
export const INT_MAX = 2_147_483_647;

/**
 * 48 numbers as PostgreSQL writes them in a `slots` column: `[19:20]={1800000,360000}`. Zeros
 * around them are left out; `null` when there is nothing but zeros. Rounded to whole numbers. The
 * same numbers always give the same text, so that texts can be compared.
 *
 * @throws RangeError for a number that an `int` can't hold
 */
function slotsText(slots: Slots): string | null {
  let first = 0;
  let last = HALF_HOURS_A_DAY - 1;
  while (first <= last && wholeNumber(slots, first) === 0) first++;
  if (first > last) return null;
  while (wholeNumber(slots, last) === 0) last--;
  let text = first === 0 ? '{' : `[${first + 1}:${last + 1}]={`;
  for (let slot = first; slot < last; slot++) text += `${wholeNumber(slots, slot)},`;
  return `${text}${wholeNumber(slots, last)}}`;
}

/** Adds the numbers of a column, as PostgreSQL writes them, to 48 numbers. */
function addSlotsText(text: string, to: Slots): void {
  const open = text.indexOf('{');
  let slot = open === 0 ? 0 : Number(text.slice(1, text.indexOf(':'))) - 1;
  for (const number of text.slice(open + 1, -1).split(',')) {
    to[slot] = (to[slot] ?? 0) + Number(number);
    slot++;
  }
}

/** The numbers of a row, column by column: `[19:20]={1800000,360000};;{7}`. */
export function numbersText(columns: readonly Slots[]): string {
  return columns.map((slots) => slotsText(slots) ?? '').join(';');
}

/** Adds the numbers of a row to 48 numbers for each of its columns. */
export function addNumbersText(text: string, to: readonly Slots[]): void {
  let column = 0;
  for (const part of text.split(';')) {
    const slots = to[column++];
    if (part !== '' && slots !== undefined) addSlotsText(part, slots);
  }
}

function wholeNumber(slots: Slots, slot: number): number {
  const value = Math.round(slots[slot] ?? 0);
  if (value >= -INT_MAX && value <= INT_MAX) return value === 0 ? 0 : value;
  throw new RangeError(`${slots[slot]} in half hour ${slot} of a day is more than can be kept.`);
}
