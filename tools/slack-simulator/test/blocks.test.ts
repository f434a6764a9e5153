import type { KnownBlock } from '@slack/types';
import { expect, expectTypeOf, test } from 'vitest';
import type { Block } from '../src/index.ts';
import { call, world } from './client.ts';

const plain = (length: number) => ({ type: 'plain_text', text: 'x'.repeat(length) });
const words = (length: number) => ({ type: 'mrkdwn', text: 'x'.repeat(length) });
const many = <Item>(count: number, item: (index: number) => Item) =>
  Array.from({ length: count }, (_, index) => item(index));
const button = (fields: object = {}) => ({ type: 'button', text: plain(1), ...fields });
const option = (index: number) => ({ text: plain(1), value: String(index) });
const actions = (...elements: object[]) => ({ type: 'actions', elements });
const cell = (text: string) => ({ type: 'raw_text', text });
const table = (rows: number, columns: number, text = 'x') => ({
  type: 'table',
  rows: many(rows, () => many(columns, () => cell(text))),
});
const label = (index: number) => `label ${index}`;
const chart = (points: number, series = 1, name = (index: number) => `series ${index}`) => ({
  type: 'data_visualization',
  title: 'Utilization',
  chart: {
    type: 'line',
    series: many(series, (index) => ({
      name: name(index),
      data: many(points, (point) => ({ label: label(point), value: point })),
    })),
    axis_config: { categories: many(points, label) },
  },
});

const { simulator } = world();

/** What the workspace says to these blocks: `ok`, or the error code and its first message. */
async function verdict(blocks: readonly object[], on = simulator): Promise<string> {
  const args = { channel: 'team-leads', text: 'x', blocks };
  const { body } = await call(on, 'chat.postMessage', args);
  if (body.ok === true) return 'ok';
  const [message = ''] = body.response_metadata?.messages ?? [];
  return `${body.error} ${message}`.trim();
}

/** A list that is just good, one that is too much, and what is said to it. */
const LIMITS: readonly [string, object[], object[], string][] = [
  [
    '50 blocks',
    many(50, () => ({ type: 'divider' })),
    many(51, () => ({ type: 'divider' })),
    'invalid_blocks [ERROR] no more than 50 items allowed [json-pointer:/blocks]',
  ],
  [
    '150 characters of a header',
    [{ type: 'header', text: plain(150) }],
    [{ type: 'header', text: plain(151) }],
    'invalid_blocks [ERROR] must be less than 151 characters [json-pointer:/blocks/0/text/text]',
  ],
  [
    '3 000 characters of a section',
    [{ type: 'section', text: words(3000) }],
    [{ type: 'section', text: words(3001) }],
    'invalid_blocks [ERROR] must be less than 3001 characters [json-pointer:/blocks/0/text/text]',
  ],
  [
    '10 fields',
    [{ type: 'section', fields: many(10, () => words(1)) }],
    [{ type: 'section', fields: many(11, () => words(1)) }],
    'invalid_blocks [ERROR] no more than 10 items allowed [json-pointer:/blocks/0/fields]',
  ],
  [
    '2 000 characters of a field',
    [{ type: 'section', fields: [words(2000)] }],
    [{ type: 'section', fields: [words(2001)] }],
    'invalid_blocks [ERROR] must be less than 2001 characters [json-pointer:/blocks/0/fields/0/text]',
  ],
  [
    '10 elements of a context',
    [{ type: 'context', elements: many(10, () => words(1)) }],
    [{ type: 'context', elements: many(11, () => words(1)) }],
    'invalid_blocks [ERROR] no more than 10 items allowed [json-pointer:/blocks/0/elements]',
  ],
  [
    '25 elements of actions',
    [actions(...many(25, () => button()))],
    [actions(...many(26, () => button()))],
    'invalid_blocks [ERROR] no more than 25 items allowed [json-pointer:/blocks/0/elements]',
  ],
  [
    '75 characters on a button',
    [actions(button({ text: plain(75) }))],
    [actions(button({ text: plain(76) }))],
    'invalid_blocks [ERROR] must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]',
  ],
  [
    '2 000 characters of a value',
    [actions(button({ value: 'x'.repeat(2000) }))],
    [actions(button({ value: 'x'.repeat(2001) }))],
    'invalid_blocks [ERROR] must be less than 2001 characters [json-pointer:/blocks/0/elements/0/value]',
  ],
  [
    '100 options',
    [actions({ type: 'static_select', options: many(100, option) })],
    [actions({ type: 'static_select', options: many(101, option) })],
    'invalid_blocks [ERROR] no more than 100 items allowed [json-pointer:/blocks/0/elements/0/options]',
  ],
  [
    '5 options behind dots',
    [actions({ type: 'overflow', options: many(5, option) })],
    [actions({ type: 'overflow', options: many(6, option) })],
    'invalid_blocks [ERROR] no more than 5 items allowed [json-pointer:/blocks/0/elements/0/options]',
  ],
  [
    'some 13 000 characters in all',
    many(4, () => ({ type: 'section', text: words(3000) })),
    many(5, () => ({ type: 'section', text: words(3000) })),
    'msg_blocks_too_long',
  ],
  [
    '100 rows of a table',
    [table(100, 1)],
    [table(101, 1)],
    'invalid_blocks [ERROR] no more than 100 items allowed [json-pointer:/blocks/0/rows]',
  ],
  [
    '20 columns of a table',
    [table(1, 20)],
    [table(1, 21)],
    'invalid_blocks [ERROR] no more than 20 items allowed [json-pointer:/blocks/0/rows/0]',
  ],
  [
    '10 000 characters of a table',
    [table(100, 10, 'x'.repeat(10))],
    [table(100, 10, 'x'.repeat(11))],
    'invalid_blocks [ERROR] must be less than 10001 characters in all cells [json-pointer:/blocks/0/rows]',
  ],
  [
    'no empty cell',
    [table(1, 1)],
    [table(1, 1, '')],
    'invalid_blocks [ERROR] must be more than 0 characters [json-pointer:/blocks/0/rows/0/0/text]',
  ],
  [
    'one table',
    [table(1, 1)],
    [table(1, 1), table(1, 1)],
    'invalid_attachments [ERROR] only_one_table_allowed',
  ],
  [
    '2 charts',
    [chart(2), chart(2)],
    [chart(2), chart(2), chart(2)],
    'invalid_blocks [ERROR] no more than 2 data_visualization blocks allowed [json-pointer:/blocks]',
  ],
  [
    '20 points of a series',
    [chart(20)],
    [chart(21)],
    'invalid_blocks [ERROR] no more than 20 items allowed [json-pointer:/blocks/0/chart/series/0/data]',
  ],
  [
    '6 series',
    [chart(2, 6)],
    [chart(2, 7)],
    'invalid_blocks [ERROR] no more than 6 items allowed [json-pointer:/blocks/0/chart/series]',
  ],
  [
    '20 characters of a name',
    [chart(2, 1, () => 'x'.repeat(20))],
    [chart(2, 1, () => 'x'.repeat(21))],
    'invalid_blocks [ERROR] must be less than 21 characters [json-pointer:/blocks/0/chart/series/0/name]',
  ],
  [
    'unique names',
    [chart(2, 2)],
    [chart(2, 2, () => 'same')],
    'invalid_blocks [ERROR] names must be unique [json-pointer:/blocks/0/chart/series]',
  ],
  [
    'unique block ids',
    [{ type: 'divider', block_id: 'a' }],
    [
      { type: 'divider', block_id: 'a' },
      { type: 'divider', block_id: 'a' },
    ],
    'invalid_blocks [ERROR] block_id "a" already exists [json-pointer:/blocks/1/block_id]',
  ],
  [
    'unique action ids',
    [actions(button({ action_id: 'a' }))],
    [actions(button({ action_id: 'a' }), button({ action_id: 'a' }))],
    'invalid_blocks [ERROR] action_id "a" already exists [json-pointer:/blocks/0/elements]',
  ],
];

test.each(LIMITS)('takes %s and no more', async (_what, good, bad, said) => {
  expect(await verdict(good)).toBe('ok');
  expect(await verdict(bad)).toBe(said);
});

const SHAPES: readonly [string, object, string][] = [
  [
    'a section that says nothing',
    { type: 'section' },
    'must define either `text` or `fields` [json-pointer:/blocks/0]',
  ],
  [
    'a header with markup',
    { type: 'header', text: words(1) },
    'must be one of: plain_text [json-pointer:/blocks/0/text/type]',
  ],
  [
    'a text that is only a string',
    { type: 'section', text: 'x' },
    'must provide an object [json-pointer:/blocks/0/text]',
  ],
  [
    'a field too much',
    { type: 'divider', text: 'x' },
    'invalid additional property: text [json-pointer:/blocks/0]',
  ],
  ['a field too few', { type: 'header' }, 'missing required field: text [json-pointer:/blocks/0]'],
  ['an unknown block', { type: 'banner' }, 'unsupported type [json-pointer:/blocks/0/type]'],
  ['a button outside actions', button(), 'unsupported type [json-pointer:/blocks/0/type]'],
  [
    'a text input outside an input block',
    actions({ type: 'plain_text_input' }),
    'unsupported type [json-pointer:/blocks/0/elements/0/type]',
  ],
  [
    'an image from nowhere',
    { type: 'image', alt_text: 'x' },
    'must define either `image_url` or `slack_file`, and not both [json-pointer:/blocks/0]',
  ],
  [
    'an image by a script',
    { type: 'image', alt_text: 'x', image_url: 'javascript:alert(1)' },
    'invalid_url [json-pointer:/blocks/0/image_url]',
  ],
  [
    'a menu without options',
    actions({ type: 'static_select' }),
    'must define either `options` or `option_groups`, and not both [json-pointer:/blocks/0/elements/0]',
  ],
  [
    'rows of different lengths',
    { type: 'table', rows: [[cell('a')], [cell('a'), cell('b')]] },
    'all rows must have 1 cells [json-pointer:/blocks/0/rows/1]',
  ],
  [
    'a chart with a category without a value',
    {
      ...chart(2),
      chart: { ...chart(2).chart, axis_config: { categories: ['label 0', 'label 1', 'label 2'] } },
    },
    'must have exactly one value for every category [json-pointer:/blocks/0/chart/series/0/data]',
  ],
];

test.each(SHAPES)('refuses %s and says where', async (_what, block, said) => {
  expect(await verdict([block])).toBe(`invalid_blocks [ERROR] ${said}`);
});

test('a workspace can be without charts', async () => {
  const without = world({ charts: false }).simulator;
  expect(await verdict([chart(2)], without)).toBe(
    'invalid_blocks [ERROR] unsupported type: data_visualization [json-pointer:/blocks/0/type]',
  );
  expect(await verdict([{ type: 'divider' }], without)).toBe('ok');
});

const EVERY_BLOCK: readonly KnownBlock[] = [
  { type: 'header', text: { type: 'plain_text', text: 'Today' } },
  { type: 'section', text: { type: 'mrkdwn', text: '*71 %*' }, expand: true },
  { type: 'context', elements: [{ type: 'mrkdwn', text: 'GMT' }] },
  { type: 'divider' },
  { type: 'image', alt_text: 'A heat map', slack_file: { id: 'F00000001' } },
  { type: 'markdown', text: '**bold**' },
  {
    type: 'rich_text',
    elements: [
      { type: 'rich_text_section', elements: [{ type: 'text', text: 'x', style: { bold: true } }] },
      { type: 'rich_text_preformatted', elements: [{ type: 'text', text: 'x' }] },
    ],
  },
  { type: 'data_table', caption: 'Agents', rows: [[cellOf('Agent')], [cellOf('Ada')]] },
  { type: 'table', rows: [[cellOf('Agent')]], column_settings: [{ align: 'right' }] },
  {
    type: 'actions',
    elements: [
      { type: 'button', text: { type: 'plain_text', text: 'Share' }, style: 'primary' },
      { type: 'datepicker', initial_date: '2026-11-22' },
      { type: 'users_select', action_id: 'who' },
      {
        type: 'radio_buttons',
        options: [{ text: { type: 'mrkdwn', text: 'one' }, value: '1' }],
      },
    ],
  },
];

function cellOf(text: string) {
  return { type: 'raw_text' as const, text };
}

test("takes blocks of every kind it knows, written with Slack's own types", async () => {
  expect(await verdict(EVERY_BLOCK)).toBe('ok');
});

test("knows no field that Slack's own types do not have", () => {
  type Known = Exclude<Block, { type: 'data_visualization' }>;
  type Ours<Type extends Known['type']> = Extract<Known, { type: Type }>;
  type Slacks<Type extends Known['type']> = Extract<KnownBlock, { type: Type }>;
  type Strange<Type extends Known['type']> = Exclude<keyof Ours<Type>, AllKeys<Slacks<Type>>>;
  expectTypeOf<{ [Type in Known['type']]: Strange<Type> }[Known['type']]>().toBeNever();
  expectTypeOf<Exclude<Known['type'], KnownBlock['type']>>().toBeNever();
});

type AllKeys<Union> = Union extends unknown ? keyof Union : never;
