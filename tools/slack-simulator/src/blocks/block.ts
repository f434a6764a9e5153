import * as z from 'zod';
import { dataVisualization } from './data-visualization.ts';
import { accessory, actionElement, inputElement } from './elements.ts';
import { richText } from './rich-text.ts';
import { dataTable, table } from './tables.ts';
import { anyText, blockId, imageBlock, imageElement, line, mrkdwn, plainText } from './texts.ts';

const actions = z.strictObject({
  type: z.literal('actions'),
  ...blockId,
  elements: z.array(actionElement).min(1).max(25),
});

const context = z.strictObject({
  type: z.literal('context'),
  ...blockId,
  elements: z
    .array(z.discriminatedUnion('type', [plainText(), mrkdwn(), imageElement]))
    .min(1)
    .max(10),
});

const divider = z.strictObject({ type: z.literal('divider'), ...blockId });

const header = z.strictObject({ type: z.literal('header'), ...blockId, text: plainText(150) });

const input = z.strictObject({
  type: z.literal('input'),
  ...blockId,
  label: plainText(2000),
  element: inputElement,
  hint: plainText(2000).exactOptional(),
  optional: z.boolean().exactOptional(),
  dispatch_action: z.boolean().exactOptional(),
});

const markdown = z.strictObject({ type: z.literal('markdown'), ...blockId, text: line(12_000) });

const section = z
  .strictObject({
    type: z.literal('section'),
    ...blockId,
    text: anyText(3000).exactOptional(),
    fields: z.array(anyText(2000)).min(1).max(10).exactOptional(),
    accessory: accessory.exactOptional(),
    expand: z.boolean().exactOptional(),
  })
  .refine(
    ({ text, fields }) => text !== undefined || fields !== undefined,
    'must define either `text` or `fields`',
  );

/** Every block the simulator knows. */
export const block = z.discriminatedUnion('type', [
  actions,
  context,
  dataTable,
  dataVisualization,
  divider,
  header,
  imageBlock,
  input,
  markdown,
  richText,
  section,
  table,
]);

export type Block = z.infer<typeof block>;
type BlockType = Block['type'];
/** A block of one type. */
export type BlockOf<Type extends BlockType> = Extract<Block, { type: Type }>;
