/** What must not be in a log, whatever message it comes in, and what is written instead. */
const UNSPEAKABLE: readonly (readonly [pattern: RegExp, instead: string])[] = [
  [/\bx(?:ox[a-z]|app)-[\w-]+/gu, '[token]'],
  [/\b(Bearer|Basic)\s+[\w.~+/=-]+/giu, '$1 [token]'],
  // Response and upload addresses let anybody answer in our name.
  [/\bhttps?:\/\/[^\s"']+\/(?:commands|actions|app|upload|files)\/[^\s"']+/gu, '[address]'],
  [/:\/\/[^\s/:@"']+:[^\s/@"']+@/gu, '://[login]@'],
  [/[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}\b/giu, '[e-mail]'],
];

/** Shorter ones are no secrets: to cut them out would spoil every line. */
const SHORTEST_SECRET = 6;

/** The text without tokens, logins, response addresses and e-mail addresses. */
export function clean(text: string): string {
  return UNSPEAKABLE.reduce(
    (cleaned, [pattern, instead]) => cleaned.replaceAll(pattern, instead),
    text,
  );
}

/** Makes what cleans lines of JSON, and leaves these secrets out too. */
export function createCleaner(secrets: readonly (string | undefined)[]): (line: string) => string {
  const known = secrets
    .filter((secret) => secret !== undefined)
    .filter(({ length }) => length >= SHORTEST_SECRET)
    // As they stand in JSON.
    .map((secret) => JSON.stringify(secret).slice(1, -1));
  return (line) =>
    clean(known.reduce((cleaned, secret) => cleaned.replaceAll(secret, '[secret]'), line));
}
