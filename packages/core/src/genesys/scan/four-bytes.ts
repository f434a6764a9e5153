/*
 * Four bytes looked at in one go, as a 32-bit number. A byte of the kind that is looked for has its highest bit set in what
 * comes back. Of the bits that are set the lowest is always right; above it a borrow may have set one too many.
 */

const EACH_ONE = 0x01_01_01_01;
const HIGHEST_BITS = 0x80_80_80_80;

/** Quotes and backslashes: where a text ends, or seems to. */
export function quotesIn(four: number): number {
  const quotes = four ^ 0x22_22_22_22;
  const backslashes = four ^ 0x5c_5c_5c_5c;
  return (zeroesIn(quotes) | zeroesIn(backslashes)) & HIGHEST_BITS;
}

/** Which of the four the lowest of these bits belongs to, 0 to 3. */
export function firstOf(bits: number): number {
  return (31 - Math.clz32(bits & -bits)) >> 3;
}

function zeroesIn(four: number): number {
  return (four - EACH_ONE) & ~four;
}
