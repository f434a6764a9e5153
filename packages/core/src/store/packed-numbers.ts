import { HALF_HOURS_A_DAY } from '../time/half-hour.ts';
import type { Slots } from '../utilization/agent-day.ts';
import type { Rows } from '../utilization/rows.ts';

/**
 * The numbers of a row, half hour by half hour from 00:00 UTC on. One with numbers begins with a
 * mask of the columns that have one there (1 is the first column, 2 the second, 4 the third, …),
 * and these numbers follow in the order of their columns; below zero, a 0 and the number without its
 * minus. Half hours without numbers are a 0 and how many there are; at the end of the day they are
 * left out. Everything is a varint: seven bits a byte, the lowest first, and the highest bit of a
 * byte says that more follow.
 *
 * The same numbers always give the same bytes, to be compared. A column that is new, behind the
 * others, changes no row that was written before.
 */
export type PackedNumbers = Buffer;

/**
 * Packs columns, rounded to whole numbers; at most 31 of them.
 *
 * @throws RangeError for what is no number, or one beyond 2^53
 */
export function packNumbers(columns: readonly Slots[]): PackedNumbers {
  const bytes: number[] = [];
  let without = 0;
  for (let slot = 0; slot < HALF_HOURS_A_DAY; slot++) {
    const mask = maskOf(columns, slot);
    if (mask === 0) {
      without++;
      continue;
    }
    if (without > 0) bytes.push(0, without);
    without = 0;
    pushVarint(bytes, mask);
    for (let nth = 0; nth < columns.length; nth++) {
      if ((mask & (1 << nth)) === 0) continue;
      const number = wholeNumber(columns[nth]?.[slot] ?? 0);
      if (number < 0) bytes.push(0);
      pushVarint(bytes, Math.abs(number));
    }
  }
  return Buffer.from(bytes);
}

/**
 * The columns of packed numbers: those without a number are the shared row of zeros.
 *
 * @param count - of all columns
 * @throws RangeError when there are numbers of more columns
 */
export function unpackNumbers(packed: PackedNumbers, count: number, rows: Rows): Slots[] {
  const columns = Array<Slots>(count).fill(rows.zeros);
  let at = 0;
  let slot = 0;
  while (at < packed.length) {
    let mask = next();
    if (mask === 0) {
      slot += next();
      continue;
    }
    if (mask >= 2 ** count) throw new RangeError('There are numbers of columns not known here.');
    for (let nth = 0; mask > 0; nth++, mask >>= 1) {
      if ((mask & 1) === 0) continue;
      const number = next();
      rows.own(columns, nth)[slot] = number === 0 ? -next() : number;
    }
    slot++;
  }
  return columns;

  function next(): number {
    let byte = packed[at++] ?? 0;
    if (byte < BASE) return byte;
    let value = byte % BASE;
    for (let weight = BASE; byte >= BASE; weight *= BASE) {
      byte = packed[at++] ?? 0;
      value += (byte % BASE) * weight;
    }
    return value;
  }
}

/** The most that a byte of a varint holds of a number, plus one. */
const BASE = 128;

function maskOf(columns: readonly Slots[], slot: number): number {
  let mask = 0;
  for (let nth = 0; nth < columns.length; nth++) {
    const exact = columns[nth]?.[slot] ?? 0;
    if (exact !== 0 && wholeNumber(exact) !== 0) mask |= 1 << nth;
  }
  return mask;
}

function wholeNumber(exact: number): number {
  const number = Math.round(exact);
  if (!Number.isSafeInteger(number)) throw new RangeError(`${number} can’t be kept.`);
  return number;
}

function pushVarint(bytes: number[], value: number): void {
  let rest = value;
  for (; rest >= BASE; rest = Math.floor(rest / BASE)) bytes.push(BASE + (rest % BASE));
  bytes.push(rest);
}
