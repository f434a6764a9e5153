/**
 * One step of a 32-bit hash: folds `value` into `hash`. Everything the simulator invents comes from
 * chains of this, so the same seed gives the same world in any order of asking.
 */
export function mix(hash: number, value: number): number {
  let mixed = Math.imul((hash ^ value) + 0x9e3779b9, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0xc2b2ae35);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0x27d4eb2f);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** A 32-bit hash of a text, for names of things ("presence", "queue") and for seeds given as words. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = mix(hash, text.charCodeAt(index));
  return hash;
}

/** A hash as a fraction in [0, 1). */
export function fraction(hash: number): number {
  return hash / 0x100000000;
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** A UUID (version 5 in shape) that belongs to a hash and to the thing it names. */
export function uuidOf(hash: number, name: number): string {
  const a = mix(hash, name);
  const b = mix(a, hash);
  const c = mix(b, name);
  const d = mix(c, a);
  return (
    hex(a, 4) +
    `-${hex(b >>> 16, 2)}-${hex((b & 0x0fff) | 0x5000, 2)}` +
    `-${hex(((c >>> 16) & 0x3fff) | 0x8000, 2)}-${hex(c, 2)}${hex(d, 4)}`
  );
}

function hex(value: number, bytes: number): string {
  let text = '';
  for (let byte = bytes - 1; byte >= 0; byte -= 1) text += HEX[(value >>> (byte * 8)) & 0xff];
  return text;
}
