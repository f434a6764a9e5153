import { ACTIONS, button, pageAction } from './actions.ts';
import { andOthers, cutTo } from './cut-to.ts';
import { section } from './elements.ts';
import { ladder } from './ladder.ts';
import { LIMITS } from './limits.ts';
import type { Ladder } from './payload.ts';

/** Something that a question could have meant, and that question in words to be asked again. */
export interface NoticeChoice {
  /** Plain text; a name as it is. */
  readonly name: string;
  readonly question: string;
}

/** Choices that are offered; who has more types more of the name. */
const CHOICES_OFFERED = 10;

/**
 * Help, or why something is not answered.
 *
 * @param text - mrkdwn, already escaped; its first line is what a notification shows
 */
export function noticeMessage(text: string, choices: readonly NoticeChoice[] = []): Ladder {
  const offered = choices
    .filter(({ question }) => question.length <= LIMITS.value)
    .slice(0, CHOICES_OFFERED);
  const others = choices.length - offered.length;
  const blocks = [
    ...sectionsOf(text).map(section),
    ...(offered.length === 0
      ? []
      : [
          {
            type: 'actions' as const,
            elements: offered.map(({ name, question }, index) =>
              button(
                cutTo(name, LIMITS.buttonText),
                pageAction(ACTIONS.choose, index + 1),
                question,
              ),
            ),
          },
        ]),
    ...(offered.length > 0 && others > 0
      ? [section(`${andOthers(others)}: type more of it.`)]
      : []),
  ];
  return ladder([{ text: cutTo(text, LIMITS.text), blocks }], text);
}

/** Paragraphs joined to as few sections as hold them. */
function sectionsOf(text: string): string[] {
  const sections: string[] = [];
  for (const line of text.split('\n')) {
    const last = sections.at(-1);
    if (last !== undefined && last.length + line.length < LIMITS.section) {
      sections[sections.length - 1] = `${last}\n${line}`;
    } else {
      sections.push(line);
    }
  }
  return sections.filter((part) => part.trim() !== '');
}
