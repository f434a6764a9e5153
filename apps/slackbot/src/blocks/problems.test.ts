import type { AnyBlock } from '@slack/types';
import { expect, it } from 'vitest';
import { ladder } from './ladder.ts';
import { problemsIn } from './problems.ts';

const header = (text: string) => ({ type: 'header', text: { type: 'plain_text', text } });
const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } });
const cell = (text: string) => ({ type: 'raw_text', text });
const table = (rows: readonly (readonly string[])[]) => ({
  type: 'table',
  rows: rows.map((row) => row.map(cell)),
});
const button = (words: object) => ({
  type: 'actions',
  elements: [
    {
      type: 'button',
      action_id: 'a',
      text: { type: 'plain_text', text: 'A' },
      value: 'v',
      ...words,
    },
  ],
});
const chart = (labels: readonly string[], values: readonly number[]) => ({
  type: 'data_visualization',
  title: 'Utilization',
  chart: {
    type: 'bar',
    series: [{ name: 'u', data: labels.map((label, index) => ({ label, value: values[index] })) }],
    axis_config: { categories: labels, x_label: 'x', y_label: 'y' },
  },
});

it('finds nothing wrong with what Slack takes', () => {
  const blocks: AnyBlock[] = [
    header('x'.repeat(150)),
    section('x'.repeat(3000)),
    button({ value: 'x'.repeat(2000) }),
    table([
      ['Agent', 'Util'],
      ['anna', '–'],
    ]),
    chart(['09:00', '09:30'], [1, 2]),
  ];
  expect(problemsIn({ text: 'Told.', blocks })).toEqual([]);
});

it.each<[string, AnyBlock[]]>([
  ['blocks: 51, at most 50', Array.from({ length: 51 }, () => section('x'))],
  ['characters of header: 151, at most 150', [header('x'.repeat(151))]],
  ['characters of header: none', [header('')]],
  ['characters of section: 3001, at most 3000', [section('x'.repeat(3001))]],
  [
    'characters of blocks: 12001, at most 12000',
    [...Array.from({ length: 4 }, () => section('x'.repeat(3000))), section('x')],
  ],
  ['tables: 2, at most 1', [table([['a'], ['b']]), table([['a'], ['b']])]],
  [
    'table: an empty cell',
    [
      table([
        ['a', 'b'],
        ['c', ''],
      ]),
    ],
  ],
  ['table: rows of different lengths', [table([['a', 'b'], ['c']])]],
  ['table: no row but the header', [table([['a']])]],
  ['table rows: 101, at most 100', [table(Array.from({ length: 101 }, () => ['a']))]],
  ['table columns: 21, at most 20', [table([Array(21).fill('a'), Array(21).fill('b')])]],
  ['characters of table: 10001', [table([['a'], ['x'.repeat(10_000)]])]],
  ['characters of value: 2001', [button({ value: 'x'.repeat(2001) })]],
  ['characters of button: 76', [button({ text: { type: 'plain_text', text: 'x'.repeat(76) } })]],
  ['action_id: the same one twice', [button({}), button({})]],
  [
    'characters of option: 76',
    [button({ options: [{ text: { text: 'x'.repeat(76) }, value: 'v' }] })],
  ],
  ['options: none', [button({ options: [] })]],
  [
    'rich_text_list: empty',
    [{ type: 'rich_text', elements: [{ type: 'rich_text_list', elements: [] }] } as AnyBlock],
  ],
  ['label: the same one twice', [chart(['01:00', '01:00'], [1, 2])]],
  ['points: 21, at most 20', [chart(Array.from({ length: 21 }, String), Array(21).fill(1))]],
  ['series: not one number for each label', [chart(['a', 'b'], [1, NaN])]],
  ['charts: 3, at most 2', Array.from({ length: 3 }, () => chart(['a', 'b'], [1, 2]))],
  ['video: not a block of ours', [{ type: 'video' }]],
])('finds %s', (problem, blocks) => {
  expect(problemsIn({ text: 'Told.', blocks }).join('; ')).toContain(problem);
});

it('leaves a message that Slack would refuse out of the ladder, and ends with text alone', () => {
  const good = { text: 'Good.', blocks: [section('x')] };
  const bad = { text: 'Bad.', blocks: [header('')] };
  expect(ladder([bad, good], 'Text.')).toEqual([good, { text: 'Text.' }]);
  expect(ladder([bad], 'x'.repeat(5000))[0].text).toHaveLength(4000);
});
