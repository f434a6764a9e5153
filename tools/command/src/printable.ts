/** Control characters, and those that turn the direction of what follows. */
const UNPRINTABLE = /[\p{Cc}\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/gu;

/** Text of others, fit for a terminal: nothing in it can move the cursor, colour or reorder. */
export function printable(text: string): string {
  return text.replaceAll(UNPRINTABLE, '\uFFFD');
}
