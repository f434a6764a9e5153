import { shownName } from '../answer/names.ts';
import { escapeSlack } from '../slack-escapes.ts';

/** The most that is shown of what somebody typed, in characters as people count them. */
const MOST_SHOWN = 60;

/** The most of a sentence that is told, in characters as people count them. */
const SENTENCE_LENGTH = 300;

/** Something that somebody typed, or a name, fit to stand in a message: cut, and all of it seen. */
export function plain(text: string): string {
  return escapeSlack(bare(text));
}

/** A sentence of core, which may hold names of teams and of shifts. */
export function told(words: string): string {
  return escapeSlack(shownName(words.replaceAll('`', ''), SENTENCE_LENGTH));
}

/** What somebody typed, as code. */
export function typed(text: string): string {
  return `\`${plain(text)}\``;
}

/** Several of them as code. */
export function typedList(texts: readonly string[]): string {
  return texts.map(typed).join(', ');
}

/** A command to type, as code. What others typed has to be {@link bare} in it. */
export function command(words: string): string {
  return `\`${escapeSlack(`/utilization ${words}`.trimEnd())}\``;
}

/** A name in quotation marks, for a {@link command}. */
export function quoted(name: string): string {
  return `"${bare(name.replaceAll('"', ''))}"`;
}

/** Cut, and without what can't be seen or would end code; not escaped. */
export function bare(text: string): string {
  return shownName(text.replaceAll('`', ''), MOST_SHOWN);
}
