import { z } from 'zod';
import type { Ladder, SlackPayload } from '../../blocks/payload.ts';

/** Blocks were checked when they were made, and nobody else writes bodies. */
const bodyShape = z.tuple([z.custom<SlackPayload>(isPayload)], z.custom<SlackPayload>(isPayload));

/** A message as it is kept until it is posted: the same bytes for the same message. */
export function bodyOf(ladder: Ladder): string {
  return JSON.stringify(ladder);
}

/**
 * The message that was kept.
 *
 * @throws SyntaxError or ZodError when it is none
 */
export function ladderOf(body: string): Ladder {
  return bodyShape.parse(JSON.parse(body));
}

function isPayload(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    'text' in value &&
    typeof value.text === 'string' &&
    (!('blocks' in value) || Array.isArray(value.blocks))
  );
}
