import type { Block } from './block.ts';

/** What a block costs besides its text; taken from a message whose limit fell by this with one divider more. */
const CHARACTERS_OF_A_BLOCK = 125;

/** Names of fields whose strings nobody reads. */
const UNREAD = new Set(['type', 'block_id', 'action_id', 'style']);

/**
 * How many characters count towards the limit of a message. Slack does not document how it counts; this
 * is text, addresses and values, and a price for each block. Tables have a limit of their own.
 */
export function charactersOf(blocks: readonly Block[]): number {
  return blocks.reduce(
    (sum, block) =>
      sum + CHARACTERS_OF_A_BLOCK + (block.type === 'table' ? 0 : charactersIn(block)),
    0,
  );
}

function charactersIn(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce(
    (sum, [name, one]) => sum + (UNREAD.has(name) ? 0 : charactersIn(one)),
    0,
  );
}
