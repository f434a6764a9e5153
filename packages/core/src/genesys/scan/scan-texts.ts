import { parseInstant } from '../../time/instant.ts';
import { Irregular } from './irregular.ts';
import type { JsonScanner } from './json-scanner.ts';
import { KNOWN_TEXTS } from './known-texts.ts';

const ZERO = 48;
const COLON = 58;
const DOT = 46;
const UPPER_Z = 90;

/** Reads texts of one scanner. Throws {@link Irregular} where one is not plain. */
export class ScanTexts {
  readonly #scanner: JsonScanner;
  readonly #buffer: Buffer;
  /** Where the date of the last instant stands, and when that day began. */
  #dateFrom = -1;
  #dayStartMs = 0;

  constructor(scanner: JsonScanner) {
    const { bytes } = scanner;
    this.#scanner = scanner;
    this.#buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** A text that hardly comes again. */
  unique(): string {
    const from = this.#scanner.plainText();
    return this.#buffer.toString('latin1', from, this.#scanner.at - 1);
  }

  /** A text that comes often: it is not made again each time. */
  known(): string {
    const { view } = this.#scanner;
    const from = this.#scanner.plainText();
    const to = this.#scanner.at - 1;
    const known = KNOWN_TEXTS.at(view, from, to);
    if (known !== null) return known;
    const text = this.#buffer.toString('latin1', from, to);
    KNOWN_TEXTS.keep(text, view, from, to);
    return text;
  }

  /** An instant, epoch ms, in the form that `parseInstant` reads. */
  instantMs(): number {
    const { bytes } = this.#scanner;
    const from = this.#scanner.plainText();
    const to = this.#scanner.at - 1;
    if (this.#dateFrom < 0 || !isSameDate(this.#scanner.view, this.#dateFrom, from))
      this.#newDate(from);
    const hour = twoDigits(bytes, from + 11);
    const minute = twoDigits(bytes, from + 14);
    const second = twoDigits(bytes, from + 17);
    const isTime =
      hour <= 23 &&
      minute <= 59 &&
      second <= 59 &&
      bytes[from + 13] === COLON &&
      bytes[from + 16] === COLON &&
      bytes[to - 1] === UPPER_Z;
    if (!isTime) throw new Irregular();
    return (
      this.#dayStartMs +
      hour * 3_600_000 +
      minute * 60_000 +
      second * 1_000 +
      fractionMs(bytes, from + 19, to - 1)
    );
  }

  /** A whole number, or any other that JSON has. */
  number(): number {
    const { bytes } = this.#scanner;
    const from = this.#scanner.at;
    this.#scanner.skip();
    const to = this.#scanner.at;
    let value = 0;
    for (let index = from; index < to; index += 1) {
      const digit = (bytes[index] ?? 0) - ZERO;
      if (!(digit >= 0 && digit <= 9) || to - from > 10 || (value === 0 && index > from)) {
        return numberOf(this.#buffer.toString('latin1', from, to));
      }
      value = value * 10 + digit;
    }
    return value;
  }

  #newDate(from: number): void {
    const dayStartMs = parseInstant(
      `${this.#buffer.toString('latin1', from, from + DATE_LENGTH)}00:00:00Z`,
    );
    if (Number.isNaN(dayStartMs)) throw new Irregular();
    this.#dateFrom = from;
    this.#dayStartMs = dayStartMs;
  }
}

function numberOf(text: string): number {
  const value = Number(text);
  if (!/^-?(?:0|[1-9])/u.test(text) || !Number.isFinite(value)) throw new Irregular();
  return value;
}

/** `2026-11-20T` */
const DATE_LENGTH = 11;

function isSameDate(view: DataView, one: number, other: number): boolean {
  return (
    view.getInt32(one + DATE_LENGTH - 4, true) === view.getInt32(other + DATE_LENGTH - 4, true) &&
    view.getInt32(one + 4, true) === view.getInt32(other + 4, true) &&
    view.getInt32(one, true) === view.getInt32(other, true)
  );
}

/** A number that is no time when one of the two is no digit. */
function twoDigits(bytes: Uint8Array, from: number): number {
  const tens = (bytes[from] ?? 0) - ZERO;
  const ones = (bytes[from + 1] ?? 0) - ZERO;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : NaN;
}

function fractionMs(bytes: Uint8Array, from: number, to: number): number {
  if (from === to) return 0;
  if (bytes[from] !== DOT || from + 1 >= to) throw new Irregular();
  let ms = 0;
  let unitMs = 100;
  for (let index = from + 1; index < to; index += 1) {
    const digit = (bytes[index] ?? 0) - ZERO;
    if (!(digit >= 0 && digit <= 9)) throw new Irregular();
    ms += digit * unitMs;
    unitMs = unitMs > 1 ? unitMs / 10 : 0;
  }
  return ms;
}
