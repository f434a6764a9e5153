import * as z from 'zod';
import type { Block } from '../blocks/block.ts';
import { checkMessageBlocks } from '../blocks/check-blocks.ts';
import { unwrapJson } from '../http/arguments.ts';
import type { Service } from '../http/service.ts';
import { SlackError } from '../http/slack-error.ts';
import type { Metadata } from '../workspace/model.ts';

/** Most characters of a new message's `text`, and of an edited one's. */
const MOST_POSTED = 40_000;
const MOST_EDITED = 4000;

/** Most characters of metadata as JSON. */
const MOST_METADATA = 16_000;

const metadataSchema = z.object({
  event_type: z.string().min(1),
  event_payload: z.record(z.string(), z.unknown()),
});

/** What a message says, as it was given. */
interface Given {
  text?: string | undefined;
  blocks?: unknown;
}

/** Checks what a new message says. Throws `no_text`, `msg_too_long` or what is wrong with the blocks. */
export function postedContent(given: Given, service: Service): { text: string; blocks: Block[] } {
  const blocks = blocksOf(given.blocks, service) ?? [];
  const { text = '' } = given;
  if (text === '' && blocks.length === 0) throw new SlackError('no_text');
  if (text.length > MOST_POSTED) throw new SlackError('msg_too_long');
  return { text, blocks };
}

/** Checks what an edit changes; what is left out stays as it was. */
export function editedContent(given: Given, service: Service): { text?: string; blocks?: Block[] } {
  const blocks = blocksOf(given.blocks, service);
  const { text } = given;
  if (text === undefined && blocks === undefined) throw new SlackError('no_text');
  if (text !== undefined && text.length > MOST_EDITED) throw new SlackError('msg_too_long');
  return {
    ...(text === undefined ? {} : { text }),
    ...(blocks === undefined ? {} : { blocks }),
  };
}

function blocksOf(given: unknown, service: Service): Block[] | undefined {
  const blocks = unwrapJson(given, 'invalid_blocks_format');
  return blocks === undefined ? undefined : checkMessageBlocks(blocks, service.settings);
}

/** Reads a message's metadata; an empty object gives none. Throws Slack's refusals. */
export function metadataOf(given: unknown): Metadata | undefined {
  const value = unwrapJson(given, 'invalid_metadata_format');
  if (value === undefined) return undefined;
  if (JSON.stringify(value).length > MOST_METADATA) throw new SlackError('metadata_too_large');
  if (typeof value === 'object' && value !== null && Object.keys(value).length === 0)
    return undefined;
  const read = metadataSchema.safeParse(value);
  if (!read.success) throw new SlackError('invalid_metadata_schema');
  return read.data;
}
