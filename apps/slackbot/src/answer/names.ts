/** Control characters, and those that turn the direction of what follows: both are left out. */
const UNSEEN =
  /[\p{Cc}\u00AD\u061C\u200B\u200E\u200F\u2028-\u202E\u2060-\u2064\u2066-\u206F\uFEFF]/gu;

/** Scripts that run from right to left. */
const RIGHT_TO_LEFT =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;

/** The most of a name that is shown, in characters as people count them. */
const NAME_LENGTH = 40;

/** Code units looked at for each: one character can be any number of them. */
const UNITS_A_CHARACTER = 12;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * A name as it is shown: on one line, cut with `…`, and kept from turning the text around it when it
 * runs from right to left. It is plain text still: escape it where `&`, `<` and `>` mean something.
 */
export function shownName(name: string, most = NAME_LENGTH): string {
  const some = name.slice(0, most * UNITS_A_CHARACTER).toWellFormed();
  const clean = cut(some.replaceAll(/\s+/gu, ' ').replaceAll(UNSEEN, '').trim(), most);
  if (clean === '') return '(no name)';
  return RIGHT_TO_LEFT.test(clean) ? `\u2068${clean}\u2069` : clean;
}

/** The name of an agent, or what stands for one whose name could not be read. */
export function agentName({
  id,
  name,
}: {
  readonly id: string;
  readonly name: string | null;
}): string {
  return name === null ? `agent ${shownName(id, 8)}` : shownName(name);
}

/** At most so many characters as people count them, the last of them `…` where something is gone. */
export function cut(text: string, most: number): string {
  // A character has at least one code unit, so that a short text needs no counting.
  if (text.length <= most) return text;
  const kept: string[] = [];
  for (const { segment } of graphemes.segment(text)) {
    if (kept.length === most) return `${kept.slice(0, -1).join('').trimEnd()}…`;
    kept.push(segment);
  }
  return text;
}
