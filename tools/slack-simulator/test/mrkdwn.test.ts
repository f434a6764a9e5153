import { expect, test } from 'vitest';
import { parseMrkdwn, parsePlain } from '../src/page/browser/mrkdwn.ts';
import { ticksOf } from '../src/page/browser/scale.ts';

/** The passages as text with words for the marks. */
function read(text: string): string[] {
  return parseMrkdwn(text).map((passage) => JSON.stringify(passage));
}

const line = (...children: object[]) => JSON.stringify({ kind: 'line', children });
const text = (words: string) => ({ kind: 'text', text: words });
const styled = (kind: string, words: string) => ({ kind, children: [text(words)] });

test.each([
  [
    '*bold* and _italic_ and ~struck~',
    [
      line(
        styled('bold', 'bold'),
        text(' and '),
        styled('italic', 'italic'),
        text(' and '),
        styled('strike', 'struck'),
      ),
    ],
  ],
  ['5*3*2 and snake_case_name', [line(text('5*3*2 and snake_case_name'))]],
  ['a * b * c', [line(text('a * b * c'))]],
  ['`*code*`', [line({ kind: 'code', text: '*code*' })]],
  [
    '<https://a.example/?x=1&amp;y=2|the *docs*>',
    [
      line({
        kind: 'link',
        url: 'https://a.example/?x=1&y=2',
        children: [text('the '), styled('bold', 'docs')],
      }),
    ],
  ],
  [
    '<@U1> in <#C1>, <!here>',
    [
      line({ kind: 'user', id: 'U1' }, text(' in '), { kind: 'channel', id: 'C1' }, text(', '), {
        kind: 'broadcast',
        range: 'here',
      }),
    ],
  ],
  ['&lt;script&gt; &amp;amp;', [line(text('<script> &amp;'))]],
  [':warning: late', [line({ kind: 'emoji', name: 'warning' }, text(' late'))]],
  ['09:30:00', [line(text('09'), { kind: 'emoji', name: '30' }, text('00'))]],
  [
    '&gt; one\n&gt; two\nthree',
    [JSON.stringify({ kind: 'quote', lines: [[text('one')], [text('two')]] }), line(text('three'))],
  ],
  [
    'before\n```\n▁▂ *x*\n```\nafter',
    [line(text('before')), JSON.stringify({ kind: 'pre', text: '▁▂ *x*\n' }), line(text('after'))],
  ],
  ['```never closed', [line(text('```never closed'))]],
  [
    '<!date^1795359093^{date_num} {time}|then>',
    [line({ kind: 'date', seconds: 1_795_359_093, format: '{date_num} {time}', fallback: 'then' })],
  ],
])('reads %s', (given, expected) => {
  expect(read(given)).toEqual(expected);
});

test('in plain text only emoji mean something', () => {
  expect(parsePlain('*not bold* :x:\n')).toEqual([
    { kind: 'line', children: [text('*not bold* '), { kind: 'emoji', name: 'x' }] },
    { kind: 'line', children: [] },
  ]);
});

test.each([
  [
    [0, 73, 92],
    [0, 50, 100],
  ],
  [
    [-3, 4],
    [-4, -2, 0, 2, 4],
  ],
  [
    [0.1, 0.2],
    [0, 0.05, 0.1, 0.15000000000000002, 0.2],
  ],
  [
    [0, 0],
    [0, 0.5, 1],
  ],
])('an axis over %o has round ticks with zero among them', (values, ticks) => {
  expect(ticksOf(values)).toEqual(ticks);
});
