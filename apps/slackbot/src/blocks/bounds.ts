/** Fields of a block, read as unknown: what a type let pass is checked as well. */
export type Fields = Readonly<Record<string, unknown>>;

/** The fields of an object; none of anything else. */
export function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

/** A list; an empty one for anything else. */
export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A text; an empty one for anything else. */
export function string(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** The problem with a text that is missing, empty or too long. */
export function bounds(what: string, text: unknown, limit: number): string[] {
  return some(`characters of ${what}`, string(text).length, limit);
}

/** The same of a text object. */
export function textBounds(what: string, textObject: unknown, limit: number): string[] {
  return bounds(what, fieldsOf(textObject)['text'], limit);
}

/** The problem with a number that has to be from 1 to the limit. */
export function some(what: string, number: number, limit: number): string[] {
  return number === 0 ? [`${what}: none`] : most(what, number, limit);
}

/** The problem with a number above the limit. */
export function most(what: string, number: number, limit: number): string[] {
  return number > limit ? [`${what}: ${number}, at most ${limit}`] : [];
}

/** The problem with values of which two are the same. */
export function repeated(what: string, values: readonly string[]): string[] {
  return new Set(values).size === values.length ? [] : [`${what}: the same one twice`];
}
