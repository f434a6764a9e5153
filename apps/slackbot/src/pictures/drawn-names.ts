import { agentName, cut } from '../answer/names.ts';

/** The most of a name that fits beside a row. */
const NAME_LENGTH = 24;

/** Pictograms, for which no font is shipped. */
const PICTOGRAMS =
  /[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}]|\u200D|\uFE0F/gu;

/** What turns the direction of text around it: beside a row a name stands alone. */
const ISOLATES = /[\u2068\u2069]/gu;

/**
 * What the shipped fonts have glyphs for: Latin, Greek, Cyrillic, Hebrew, Arabic and punctuation, as
 * read from the fonts' own tables. A glyph that is not there would be drawn as a box.
 */
const DRAWN =
  /^[ -~\u00A0-\u0148\u014A-\u01C3\u01C5-\u024F\u0384-\u03CE\u0400-\u0479\u0490-\u049D\u04A0-\u04FF\u0591-\u05F4\u0600-\u06FF\u0750-\u077F\u08A0-\u08FF\u1E00-\u1E9B\u1E9D-\u1EFF\u1F00-\u1FFF\u2010-\u2027]+$/u;

/** The name of an agent as it can be drawn; `null` when no shipped font has its script. */
export function drawnName(agent: {
  readonly id: string;
  readonly name: string | null;
}): string | null {
  const name = agentName(agent).replaceAll(ISOLATES, '').replaceAll(PICTOGRAMS, '');
  const drawn = cut(name.normalize('NFC').trim(), NAME_LENGTH);
  return DRAWN.test(drawn) ? drawn : null;
}
