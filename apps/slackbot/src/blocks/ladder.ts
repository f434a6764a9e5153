import type { AnyBlock } from '@slack/types';
import { cutTo } from './cut-to.ts';
import { LIMITS } from './limits.ts';
import type { Ladder, Part, SlackPayload } from './payload.ts';
import { problemsIn } from './problems.ts';

/**
 * The payloads that keep Slack's limits, and the text alone last. One that would be refused is left
 * out rather than lost.
 */
export function ladder(payloads: readonly SlackPayload[], textAlone: string): Ladder {
  const last: SlackPayload = { text: cutTo(textAlone, LIMITS.text) };
  const [first, ...rest] = [
    ...payloads.filter((payload) => problemsIn(payload).length === 0),
    last,
  ];
  return [first ?? last, ...rest];
}

/** The blocks of parts, one after the other. */
export function blocksOf(parts: readonly Part[]): AnyBlock[] {
  return parts.flatMap(({ blocks }) => blocks);
}

/** The text of parts, with a blank line between them. */
export function textOf(parts: readonly Part[]): string {
  return parts
    .map(({ text }) => text)
    .filter((text) => text !== '')
    .join('\n\n');
}
