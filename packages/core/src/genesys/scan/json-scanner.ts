import { Irregular } from './irregular.ts';
import { endOfBrackets, endOfText } from './pass-over.ts';

const QUOTE = 34;
const COMMA = 44;
const COLON = 58;
const OPEN_LIST = 91;
const BACKSLASH = 92;
const CLOSE_LIST = 93;
const SMALL_N = 110;
const OPEN_OBJECT = 123;
const CLOSE_OBJECT = 125;
const SPACE = 32;
const LAST_ASCII = 126;

/**
 * Walks through the bytes of JSON and makes no objects: whoever calls says what comes next, and takes
 * it or passes over it. Of what is passed over only quotes and brackets are looked at, so a fault in
 * it goes unnoticed. Throws {@link Irregular}.
 *
 * ```ts
 * for (let more = scanner.enterObject(); more; more = scanner.nextField()) {
 *   if (scanner.keyIs(NAME)) name = scanner.text();
 *   else scanner.skip();
 * }
 * ```
 */
export class JsonScanner {
  readonly bytes: Uint8Array;
  /** The same bytes, four at a time. */
  readonly view: DataView;
  /** Where the next value begins, once {@link enterObject} and its like have been called. */
  at = 0;
  #keyFrom = 0;
  #keyTo = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** Goes to the value of an object's first field; `false` when it has none, and then behind it. */
  enterObject(): boolean {
    this.#take(OPEN_OBJECT);
    if (this.#isNext(CLOSE_OBJECT)) return false;
    this.#key();
    return true;
  }

  /** Goes from behind a value to that of the next field; `false` when it was the last. */
  nextField(): boolean {
    const { bytes, at } = this;
    // As Genesys writes it, without space: what follows is for any other way.
    if (bytes[at] === COMMA && bytes[at + 1] === QUOTE) {
      this.at = at + 2;
      this.#keyName();
      return true;
    }
    if (this.#isNext(CLOSE_OBJECT)) return false;
    this.#take(COMMA);
    this.#key();
    return true;
  }

  /** Goes to a list's first item; `false` when it has none, and then behind it. */
  enterList(): boolean {
    this.#take(OPEN_LIST);
    if (this.#isNext(CLOSE_LIST)) return false;
    this.#space();
    return true;
  }

  /** Goes from behind an item to the next; `false` when it was the last. */
  nextItem(): boolean {
    if (this.#isNext(CLOSE_LIST)) return false;
    this.#take(COMMA);
    this.#space();
    return true;
  }

  /** Whether the field that was gone to has this name, given in ASCII. */
  keyIs(name: Uint8Array): boolean {
    return this.#keyTo - this.#keyFrom === name.length && this.#isAt(name, this.#keyFrom);
  }

  /** Passes over `null` if that is the value. */
  isNull(): boolean {
    if (this.bytes[this.at] !== SMALL_N) return false;
    this.skip();
    return true;
  }

  /** Where a text begins, behind its quote; passes over it. Only for ASCII without escapes. */
  plainText(): number {
    const { bytes, at } = this;
    if (bytes[at] !== QUOTE) throw new Irregular();
    for (let index = at + 1; ; index += 1) {
      const byte = bytes[index];
      if (byte === QUOTE) {
        this.at = index + 1;
        return at + 1;
      }
      // Beyond the end too, where there is no byte.
      if (byte === undefined || byte < SPACE || byte > LAST_ASCII || byte === BACKSLASH) {
        throw new Irregular();
      }
    }
  }

  /** Passes over a value of any kind. */
  skip(): void {
    const first = this.bytes[this.at];
    if (first === QUOTE) this.#skipText();
    else if (first === OPEN_OBJECT || first === OPEN_LIST) this.#skipUntil(0);
    else this.#skipWord();
  }

  /** Passes over what is left of the object whose field was gone to. */
  leaveObject(): void {
    this.#skipUntil(1);
  }

  /** Nothing but space follows. */
  isDone(): boolean {
    this.#space();
    return this.at === this.bytes.length;
  }

  /** Passes over everything up to the bracket that closes the outermost of so many. */
  #skipUntil(openBrackets: number): void {
    this.at = endOfBrackets(this.bytes, this.view, this.at, openBrackets);
  }

  #skipText(): void {
    if (this.bytes[this.at] !== QUOTE) throw new Irregular();
    this.at = endOfText(this.bytes, this.view, this.at + 1);
  }

  /** A number, `true`, `false` or `null`. */
  #skipWord(): void {
    const { bytes } = this;
    const from = this.at;
    let index = from;
    for (; index < bytes.length; index += 1) {
      const byte = bytes[index] ?? SPACE;
      if (byte <= SPACE || byte === COMMA || byte === CLOSE_OBJECT || byte === CLOSE_LIST) break;
    }
    if (index === from) throw new Irregular();
    this.at = index;
  }

  #key(): void {
    this.#take(QUOTE);
    this.#keyName();
  }

  #keyName(): void {
    const { bytes, at } = this;
    let index = at;
    for (let byte = bytes[index]; byte !== QUOTE; byte = bytes[index]) {
      // Beyond the end there is no byte.
      if (byte === undefined || byte === BACKSLASH) throw new Irregular();
      index += 1;
    }
    this.#keyFrom = at;
    this.#keyTo = index;
    if (bytes[index + 1] === COLON && (bytes[index + 2] ?? SPACE) > SPACE) {
      this.at = index + 2;
      return;
    }
    this.at = index + 1;
    this.#take(COLON);
    this.#space();
  }

  #space(): void {
    const { bytes } = this;
    while ((bytes[this.at] ?? LAST_ASCII) <= SPACE) this.at += 1;
  }

  #take(byte: number): void {
    if (!this.#isNext(byte)) throw new Irregular();
  }

  /** Whether this byte comes next, behind space; passes over it if so. */
  #isNext(byte: number): boolean {
    this.#space();
    if (this.bytes[this.at] !== byte) return false;
    this.at += 1;
    return true;
  }

  #isAt(text: Uint8Array, from: number): boolean {
    const { bytes } = this;
    for (let index = 0; index < text.length; index += 1) {
      if (text[index] !== bytes[from + index]) return false;
    }
    return true;
  }
}
