type Rule = readonly [pattern: RegExp, instead: string];

/** What lets somebody in, whatever message it comes in, and what is written instead. */
const SECRETS: readonly Rule[] = [
  [/\bx(?:ox[a-z]|app)-[\w-]+/gu, '[token]'],
  [/\b(Bearer|Basic)\s+[\w.~+/=-]+/giu, '$1 [token]'],
  // To the last @ in one piece: a password as people write it may hold one, and a slash. By
  // user:password we say ourselves what is expected.
  [/:\/\/(?!user:password@)[^\s:@/?#"']*:[^\s"']*@/gu, '://[login]@'],
  [/([?&][\w-]*(?:password|secret|token)=)[^\s&#"']+/giu, '$1[secret]'],
];

/** What is not for a log beside that. */
const PRIVATE: readonly Rule[] = [
  // Response and upload addresses let anybody answer in our name.
  [/\bhttps?:\/\/[^\s"']+\/(?:commands|actions|app|upload|files)\/[^\s"']+/gu, '[address]'],
  [/[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}\b/giu, '[e-mail]'],
];

/** Shorter ones are no secrets: to cut them out would spoil every line. */
const SHORTEST_SECRET = 6;

/** The text without tokens, logins, response addresses and e-mail addresses. */
export function clean(text: string): string {
  return byRules([...SECRETS, ...PRIVATE], text);
}

/** Makes what cleans lines of a log, and leaves these secrets out too. */
export function createCleaner(secrets: readonly string[]): (line: string) => string {
  const known = ofJson(secrets);
  return (line) => clean(without(known, line));
}

/** What is told to whoever started a process: these secrets are not in it, nor are tokens and logins. */
export function withoutSecrets(text: string, secrets: readonly string[]): string {
  return byRules(SECRETS, without(ofJson(secrets), text));
}

function byRules(rules: readonly Rule[], text: string): string {
  return rules.reduce((cleaned, [pattern, instead]) => cleaned.replaceAll(pattern, instead), text);
}

function without(secrets: readonly string[], text: string): string {
  return secrets.reduce((cleaned, secret) => cleaned.replaceAll(secret, '[secret]'), text);
}

/** As they are and as they stand in JSON; the longest first, for one may begin with another. */
function ofJson(secrets: readonly string[]): string[] {
  const written = secrets
    .filter(({ length }) => length >= SHORTEST_SECRET)
    .flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1)]);
  return [...new Set(written)].toSorted((a, b) => b.length - a.length);
}
