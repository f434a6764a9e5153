import * as z from 'zod';
import { plainTextOf, richText } from './rich-text.ts';
import { blockId, line } from './texts.ts';

const rawText = z.strictObject({ type: z.literal('raw_text'), text: z.string().min(1) });
const rawNumber = z.strictObject({
  type: z.literal('raw_number'),
  value: z.number(),
  text: z.string().min(1),
});
const cell = z.discriminatedUnion('type', [rawText, rawNumber, richText]);
const row = z.array(cell).min(1).max(20);

/** Most characters in all cells of a table. */
const MOST_CHARACTERS = 10_000;

export type Cell = z.infer<typeof cell>;

/** A plain table. */
export const table = z.strictObject({
  type: z.literal('table'),
  ...blockId,
  rows: z.array(row).min(1).max(100).superRefine(checkRows),
  column_settings: z
    .array(
      z
        .strictObject({
          align: z.enum(['left', 'center', 'right']).exactOptional(),
          is_wrapped: z.boolean().exactOptional(),
        })
        .nullable(),
    )
    .max(20)
    .exactOptional(),
});

/** A table that can be sorted and paged through. */
export const dataTable = z.strictObject({
  type: z.literal('data_table'),
  ...blockId,
  caption: line(3000),
  rows: z.array(row).min(2).max(101).superRefine(checkRows).superRefine(checkHeader),
  page_size: z.int().min(1).max(100).exactOptional(),
  row_header_column_index: z.int().min(0).max(19).exactOptional(),
});

function checkRows(rows: readonly (readonly Cell[])[], context: z.RefinementCtx): void {
  const width = rows[0]?.length;
  for (const [index, one] of rows.entries())
    if (one.length !== width)
      context.addIssue({
        code: 'custom',
        path: [index],
        message: `all rows must have ${width} cells`,
      });
  if (charactersOf(rows) > MOST_CHARACTERS)
    context.addIssue({
      code: 'custom',
      message: `must be less than ${MOST_CHARACTERS + 1} characters in all cells`,
    });
}

function checkHeader(rows: readonly (readonly Cell[])[], context: z.RefinementCtx): void {
  for (const [index, one] of (rows[0] ?? []).entries())
    if (one.type === 'rich_text')
      context.addIssue({
        code: 'custom',
        path: [0, index, 'type'],
        message: 'header cells cannot be rich_text',
      });
}

function charactersOf(rows: readonly (readonly Cell[])[]): number {
  return rows.flat().reduce((sum, one) => sum + textOfCell(one).length, 0);
}

/** What a cell says, without its formatting. */
function textOfCell(one: Cell): string {
  return one.type === 'rich_text' ? plainTextOf(one) : one.text;
}
