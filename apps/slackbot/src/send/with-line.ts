import { section } from '../blocks/elements.ts';
import { ladder } from '../blocks/ladder.ts';
import type { Ladder } from '../blocks/payload.ts';

/**
 * A message with a line of mrkdwn before it, in blocks and in text.
 *
 * @param line - already escaped
 */
export function withLineBefore(line: string, message: Ladder): Ladder {
  const payloads = message.map(({ text, blocks }) => ({
    text: `${line}\n${text}`,
    ...(blocks === undefined ? {} : { blocks: [section(line), ...blocks] }),
  }));
  return ladder(payloads, payloads.at(-1)?.text ?? line);
}
