/** Ids that have been seen. */
export interface IdSet {
  /** Takes note of an id; `true` when it is new. */
  readonly add: (id: string) => boolean;
}

/** An id as a number of 128 bits, in words of 32. */
const WORDS = 4;

const FIRST_ROOM = 1024;

/**
 * An empty set, made for Genesys' ids (UUIDs in small letters), of which there can be millions: as
 * texts in a `Set` a million take 100 MB, here 32. They are numbers in one table; each is looked for
 * from the place that its bits name, on to the next empty one. Any other text is kept as it is.
 */
export function createIdSet(): IdSet {
  const others = new Set<string>();
  const sought = new Uint32Array(WORDS);
  let table = new Uint32Array(FIRST_ROOM * WORDS);
  let count = 0;

  function grow(): void {
    const old = table;
    table = new Uint32Array(2 * old.length);
    for (let from = 0; from < old.length; from += WORDS) {
      if (!isEmpty(old, from)) copyId(old, from, table, placeOf(table, old, from));
    }
  }

  return {
    add(id) {
      if (!readUuid(id, sought)) return isNewIn(others, id);
      const place = placeOf(table, sought, 0);
      if (!isEmpty(table, place)) return false;
      copyId(sought, 0, table, place);
      count += 1;
      // Two thirds full at most: fuller ones are long to search.
      if (3 * count * WORDS > 2 * table.length) grow();
      return true;
    },
  };
}

function isNewIn(texts: Set<string>, text: string): boolean {
  const before = texts.size;
  return texts.add(text).size > before;
}

/** Where the id at `from` of `ids` is in the table, or the empty place where it would be. */
function placeOf(table: Uint32Array, ids: Uint32Array, from: number): number {
  let place = (mixed(ids, from) * WORDS) % table.length;
  while (!isEmpty(table, place) && !isSame(table, place, ids, from)) {
    place = (place + WORDS) % table.length;
  }
  return place;
}

/** No id is all zeros: {@link readUuid} sees to it. */
function isEmpty(table: Uint32Array, place: number): boolean {
  for (let nth = 0; nth < WORDS; nth += 1) if (table[place + nth] !== 0) return false;
  return true;
}

function isSame(table: Uint32Array, place: number, ids: Uint32Array, from: number): boolean {
  for (let nth = 0; nth < WORDS; nth += 1) {
    if (table[place + nth] !== ids[from + nth]) return false;
  }
  return true;
}

function copyId(ids: Uint32Array, from: number, table: Uint32Array, place: number): void {
  for (let nth = 0; nth < WORDS; nth += 1) table[place + nth] = ids[from + nth] ?? 0;
}

/** 32 bits to which all of an id contribute, so that ids that were counted up spread as well. */
function mixed(ids: Uint32Array, from: number): number {
  let bits = 0;
  for (let nth = 0; nth < WORDS; nth += 1) {
    bits = Math.imul(bits ^ (ids[from + nth] ?? 0), 0x9e37_79b1);
    bits ^= bits >>> 15;
  }
  return bits >>> 0;
}

const LENGTH = 36;
const DASH = 45;

/** Reads a UUID in small letters; `false` for any other text, and for the one that is all zeros. */
function readUuid(text: string, to: Uint32Array): boolean {
  if (text.length !== LENGTH) return false;
  let digits = 0;
  for (let index = 0; index < LENGTH; index += 1) {
    const code = text.charCodeAt(index);
    if (index === 8 || index === 13 || index === 18 || index === 23) {
      if (code !== DASH) return false;
      continue;
    }
    const digit = hexDigit(code);
    if (digit === -1) return false;
    const word = digits >>> 3;
    to[word] = ((to[word] ?? 0) << 4) | digit;
    digits += 1;
  }
  return !isEmpty(to, 0);
}

function hexDigit(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  return code >= 97 && code <= 102 ? code - 87 : -1;
}
