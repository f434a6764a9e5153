/** The values a part of a conversation has under a name, as texts; none when it has no such field. */
export function valuesOf(thing: object, name: string): string[] {
  const entry = Object.getOwnPropertyDescriptor(thing, name);
  return entry === undefined ? [] : texts(entry.value);
}

function texts(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(texts);
  if (typeof value === 'string') return [value];
  return typeof value === 'number' || typeof value === 'boolean' ? [String(value)] : [];
}
