import { firstOf, quotesIn } from './four-bytes.ts';
import { Irregular } from './irregular.ts';

const QUOTE = 34;
const OPEN_LIST = 91;
const BACKSLASH = 92;
const OPEN_OBJECT = 123;
const CLOSE_OBJECT = 125;

/** Behind the text whose first letter is at `from`, in bytes that `view` shows too. Throws {@link Irregular}. */
export function endOfText(bytes: Uint8Array, view: DataView, from: number): number {
  const lastFour = bytes.length - 4;
  let index = from;
  while (index <= lastFour) {
    const ends = quotesIn(view.getInt32(index, true));
    if (ends === 0) index += 4;
    else {
      index += firstOf(ends);
      if (bytes[index] === QUOTE) return index + 1;
      index += 2;
    }
  }
  // Fewer than four are left: a page of a job ends with an instant and a bracket.
  while (index < bytes.length) {
    if (bytes[index] === QUOTE) return index + 1;
    index += bytes[index] === BACKSLASH ? 2 : 1;
  }
  throw new Irregular();
}

/** Behind the bracket that closes the outermost of so many that are open at `from`. Throws {@link Irregular}. */
export function endOfBrackets(
  bytes: Uint8Array,
  view: DataView,
  from: number,
  openBrackets: number,
): number {
  const end = bytes.length;
  let depth = openBrackets;
  let index = from;
  while (index < end) {
    const byte = bytes[index] ?? 0;
    index += 1;
    if (byte === QUOTE) index = endOfText(bytes, view, index);
    else if (byte >= OPEN_LIST) {
      // `[` and `{` differ in this bit alone, and so do `]` and `}`.
      const bracket = byte | 0x20;
      if (bracket === OPEN_OBJECT) depth += 1;
      else if (bracket === CLOSE_OBJECT) {
        depth -= 1;
        if (depth === 0) return index;
      }
    }
  }
  throw new Irregular();
}
