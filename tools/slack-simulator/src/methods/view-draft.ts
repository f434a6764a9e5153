import * as z from 'zod';
import { checkedBlocks } from '../blocks/check-blocks.ts';
import { problemsOf } from '../blocks/problems.ts';
import { plainText } from '../blocks/texts.ts';
import { unwrapJson } from '../http/arguments.ts';
import type { Service } from '../http/service.ts';
import { SlackError } from '../http/slack-error.ts';
import type { ViewType } from '../workspace/model.ts';
import type { ViewDraft } from '../workspace/views.ts';

const MOST_BLOCKS = 100;
const MOST_CHARACTERS = 250_000;

const frame = {
  blocks: z.unknown().optional(),
  private_metadata: z.string().max(3000).default(''),
  callback_id: z.string().max(255).default(''),
  external_id: z.string().max(255).default(''),
};
const viewSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('home'), ...frame }),
  z.strictObject({
    type: z.literal('modal'),
    ...frame,
    title: plainText(24),
    submit: plainText(24).exactOptional(),
    close: plainText(24).exactOptional(),
    clear_on_close: z.boolean().default(false),
    notify_on_close: z.boolean().default(false),
    submit_disabled: z.boolean().exactOptional(),
  }),
]);

/** Reads a view of this type. Throws `invalid_arguments` with every problem, or `view_too_large`. */
export function viewDraft(given: unknown, type: ViewType, service: Service): ViewDraft {
  const value = unwrapJson(given, 'invalid_arguments');
  if (value === undefined) throw faulty(['missing required field: view [json-pointer:]']);
  if (JSON.stringify(value).length > MOST_CHARACTERS) throw new SlackError('view_too_large');
  const read = viewSchema.safeParse(value);
  if (!read.success) throw faulty(problemsOf(read.error.issues, '/view'));
  const view = read.data;
  if (view.type !== type) throw faulty([`must be one of: ${type} [json-pointer:/view/type]`]);
  const blocks = blocksOf(view.blocks, service);
  const modal = view.type === 'modal' ? view : undefined;
  const hasInput = blocks.some((block) => block.type === 'input');
  if (hasInput && type === 'modal' && modal?.submit === undefined)
    throw faulty(['missing required field: submit [json-pointer:/view]']);
  return {
    type,
    blocks,
    title: modal?.title,
    submit: modal?.submit,
    close: modal?.close,
    callbackId: view.callback_id,
    externalId: view.external_id,
    privateMetadata: view.private_metadata,
    clearOnClose: modal?.clear_on_close ?? false,
    notifyOnClose: modal?.notify_on_close ?? false,
  };
}

/** In a view Slack calls bad blocks bad arguments. */
function blocksOf(given: unknown, { settings }: Service): ViewDraft['blocks'] {
  try {
    return checkedBlocks(given, settings, { most: MOST_BLOCKS, root: '/view/blocks' });
  } catch (error) {
    throw error instanceof SlackError ? faulty(error.parts.messages ?? [error.code]) : error;
  }
}

function faulty(messages: readonly string[]): SlackError {
  return new SlackError('invalid_arguments', { messages });
}
