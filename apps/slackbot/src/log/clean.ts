/** What must not be in a log, whatever message it comes in, and what is written instead. */
const UNSPEAKABLE: readonly (readonly [pattern: RegExp, instead: string])[] = [
  [/\bx(?:ox[a-z]|app)-[\w-]+/gu, '[token]'],
  // Response and upload addresses let anybody answer in our name.
  [/\bhttps?:\/\/[^\s"']+\/(?:commands|actions|app|upload|files)\/[^\s"']+/gu, '[address]'],
  [/[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}\b/giu, '[e-mail]'],
];

/** The text without tokens, response addresses and e-mail addresses. */
export function clean(text: string): string {
  return UNSPEAKABLE.reduce(
    (cleaned, [pattern, instead]) => cleaned.replaceAll(pattern, instead),
    text,
  );
}
