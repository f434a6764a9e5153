import { ACTIONS, buttons } from '../../blocks/actions.ts';
import { ladder } from '../../blocks/ladder.ts';
import type { Ladder } from '../../blocks/payload.ts';
import { allAgentsMessage, halfHoursMessage } from '../../blocks/views.ts';
import { type Digest, isAboutOne, whyEmpty } from './digest.ts';

/**
 * What the thread of a digest holds: every agent, or every half hour where nobody is named; and the
 * way to a file. It has no pages: they would take the place of what all see.
 *
 * @returns `null` when there is nothing to tell
 */
export function detailsMessage(digest: Digest): Ladder | null {
  if (isAboutOne(digest) || whyEmpty(digest) !== null) return null;
  const view = digest.withNames ? allAgentsMessage : halfHoursMessage;
  const message = view(digest.answer, { question: '' });
  const actions = buttons(digest.question, [
    ['CSV', ACTIONS.csv],
    ['Heatmap', ACTIONS.heatmap],
  ]);
  const textAlone = message.at(-1)?.text ?? '';
  return ladder(
    message.flatMap(({ text, blocks }) =>
      blocks === undefined ? [] : [{ text, blocks: [...blocks, ...actions] }],
    ),
    textAlone,
  );
}
