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

/** A text field. */
export function textOf(object: WireObject, field: string): string | undefined {
  const value = object[field];
  if (typeof value === 'string') return value;
  if (value === undefined || value === null) return undefined;
  throw new Malformed(field);
}

/** A number field. */
export function numberOf(object: WireObject, field: string): number {
  const value = object[field];
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw new Malformed(field);
}

/** An instant, epoch ms; must be there. */
export function instantOf(object: WireObject, field: string): number {
  const atMs = optionalInstantOf(object, field);
  if (atMs === undefined) throw new Malformed(field);
  return atMs;
}

/** An instant, epoch ms. */
export function optionalInstantOf(object: WireObject, field: string): number | undefined {
  const text = textOf(object, field);
  if (text === undefined) return undefined;
  const atMs = parseInstant(text);
  if (Number.isNaN(atMs)) throw new Malformed(field);
  return atMs;
}

/** Calls `visit` with every object of an array field; an absent array is empty. */
export function eachOf(object: WireObject, field: string, visit: (item: WireObject) => void): void {
  const items = object[field];
  if (items === undefined || items === null) return;
  if (!Array.isArray(items)) throw new Malformed(field);
  for (let index = 0; index < items.length; index += 1) {
    try {
      const item: unknown = items[index];
      if (!isWireObject(item)) throw new Malformed(`[${index}]`);
      visit(item);
    } catch (error) {
      throw error instanceof Malformed ? placed(error, field, index) : error;
    }
  }
}

function placed(error: Malformed, field: string, index: number): Malformed {
  return error.path === `[${index}]`
    ? new Malformed(`${field}[${index}]`)
    : error.within(`${field}[${index}]`);
}
