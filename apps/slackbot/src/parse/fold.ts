/** Zero-width characters, soft hyphens and marks of writing direction: they are there unseen. */
const UNSEEN = /[\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu;

/** A link that Slack made of something that looks like one: its label is what was typed. */
const LINK = /<(?:https?|mailto):[^<>|\s]*\|([^<>]*)>/gu;

/**
 * What was typed, with typographic quotes, dashes and spaces made plain and everything unseen left
 * out. Backticks go too: people paste examples with them.
 */
export function fold(text: string): string {
  return text
    .replaceAll(UNSEEN, '')
    .replaceAll(LINK, '$1')
    .normalize('NFC')
    .replaceAll(/[\u201C-\u201F\u2033\u00AB\u00BB]/gu, '"')
    .replaceAll(/[\u2018-\u201B\u2032]/gu, "'")
    .replaceAll(/[\u2010-\u2015\u2212]/gu, '-')
    .replaceAll('\u2026', '...')
    .replaceAll(/[\s`\p{Cc}]+/gu, ' ')
    .trim();
}
