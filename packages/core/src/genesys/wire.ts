import { parseInstant } from '../time/instant.ts';

/**
 * Reads fields of a conversation. Written by hand, because a schema over whole conversations costs
 * several times what parsing their JSON does. A field that is absent or `null` is `undefined`; one
 * of the wrong type is {@link Malformed}, with its path built only then.
 */
export type WireObject = Readonly<Record<string, unknown>>;

/** Something in a conversation is not what it should be; thrown and caught within this folder. */
export class Malformed extends Error {
  override readonly name = 'Malformed';
  readonly path: string;

  constructor(path: string) {
    super(`malformed at ${path}`);
    this.path = path;
  }

  /** The same fault, seen from one level further out. */
  within(outer: string): Malformed {
    return new Malformed(
      this.path.startsWith('[') ? `${outer}${this.path}` : `${outer}.${this.path}`,
    );
  }
}

export function isWireObject(value: unknown): value is WireObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/*
 * These take the value and not the object, so that each place that reads a field reads it by its own
 * name: that is what the engine makes fast, twice as fast as reading fields by a variable’s name.
 */

/** A text field. */
export function textOf(value: unknown, field: string): string | undefined {
  if (typeof value === 'string') return value;
  if (value === undefined || value === null) return undefined;
  throw new Malformed(field);
}

/** A number field. */
export function numberOf(value: unknown, field: string): number {
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw new Malformed(field);
}

/** An instant, epoch ms; must be there. */
export function instantOf(value: unknown, field: string): number {
  const atMs = optionalInstantOf(value, field);
  if (atMs === undefined) throw new Malformed(field);
  return atMs;
}

/** An instant, epoch ms. */
export function optionalInstantOf(value: unknown, field: string): number | undefined {
  const text = textOf(value, field);
  if (text === undefined) return undefined;
  const atMs = instantMsOf(text);
  if (Number.isNaN(atMs)) throw new Malformed(field);
  return atMs;
}

const instantMsOf = rememberingTheLast(parseInstant);

/**
 * The same function, which knows its last answer: a segment starts where the one before it ended and
 * metrics are emitted together, so that more than a third are the one before.
 */
function rememberingTheLast(read: (text: string) => number): (text: string) => number {
  let lastText = '';
  let last = NaN;
  return (text) => {
    if (text === lastText) return last;
    last = read(text);
    lastText = text;
    return last;
  };
}

/** Calls `visit` with every object of an array field; an absent array is empty. */
export function eachOf(value: unknown, field: string, visit: (item: WireObject) => void): void {
  if (value === undefined || value === null) return;
  if (!Array.isArray(value)) throw new Malformed(field);
  let index = 0;
  try {
    for (; index < value.length; index += 1) {
      const item: unknown = value[index];
      if (!isWireObject(item)) throw new Malformed(`[${index}]`);
      visit(item);
    }
  } catch (error) {
    throw error instanceof Malformed ? placed(error, field, index) : error;
  }
}

function placed(error: Malformed, field: string, index: number): Malformed {
  return error.path === `[${index}]`
    ? new Malformed(`${field}[${index}]`)
    : error.within(`${field}[${index}]`);
}
