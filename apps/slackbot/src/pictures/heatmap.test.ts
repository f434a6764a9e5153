import { expect, it } from 'vitest';
import { makeAnswer } from '../answer/make-answer.ts';
import { answered, ON_QUEUE, plain, wholeDays } from '../answer/testing.ts';
import { madeUpInput } from '../answer/testing-made-up.ts';
import { coloursOf } from './colours.ts';
import { heatmapOf, picturesOf } from './heatmap.ts';
import { heatmapSvg } from './heatmap-svg.ts';
import { altTextOf, commentOf } from './heatmap-words.ts';
import { talk } from '@halfhour/core/testing';

const day = wholeDays('Europe/London', '2026-11-19');
const named = (count: number) => Array.from({ length: count }, (_, index) => `Agent ${index}`);

it('has a row for each agent and one for all, a column for each half hour on queue', async () => {
  const answer = await answered(
    {
      agents: ['anna', 'bea'],
      legs: [talk('anna', '09:30', '09:54')],
      presence: { anna: ON_QUEUE },
    },
    { from: '09:30', to: '11:00', now: '10:40' },
  );
  const heatmap = heatmapOf(answer);
  expect(heatmap?.columns.map(({ label }) => label)).toEqual(['', '10', '']);
  expect(heatmap?.rows.map(({ label, total }) => [label, total])).toEqual([
    ['anna', '40'],
    ['bea', '–'],
  ]);
  expect(heatmap?.rows[0]?.cells).toEqual([
    { mark: 'level', utilization: 0.8, mayChange: true },
    { mark: 'level', utilization: 0, mayChange: true },
    { mark: 'running', utilization: null, mayChange: false },
  ]);
  expect(heatmap?.rows[1]?.cells.map(({ mark }) => mark)).toEqual([
    'notOnQueue',
    'notOnQueue',
    'running',
  ]);
  expect(heatmap?.total).toMatchObject({ label: 'All 2 agents', total: '40' });
});

it('has a column for each day when there are several', () => {
  const answer = makeAnswer(
    madeUpInput({ names: named(3), days: wholeDays('Europe/London', '2026-11-18', '2026-11-19') }),
  );
  const heatmap = heatmapOf(answer);
  expect(heatmap?.columns.map(({ label }) => label)).toEqual(['Wed 18 Nov', 'Thu 19 Nov']);
  const [row] = heatmap?.rows ?? [];
  expect(row?.cells).toHaveLength(2);
});

it('draws a number in every cell that has one, and hatches what is missing', () => {
  const answer = makeAnswer(
    madeUpInput({
      names: ['anna'],
      days: day,
      busyness: () => 0.42,
      state: (_, halfHour) => (halfHour === 3 ? 'MISSING' : 'SETTLED'),
    }),
  );
  const heatmap = heatmapOf(answer);
  const { svg } = heatmap === null ? { svg: '' } : heatmapSvg(heatmap);
  // Of 48 half hours one is missing, of the agent and so of all.
  expect(svg.match(/>42<\/text>/gu)).toHaveLength(2 * 47 + 2);
  expect(svg.match(/url\(#unknown\)/gu)).toHaveLength(2 + 1);
  expect(svg).not.toMatch(/NaN|undefined|null/u);
});

it('shows names as they are, and those of other scripts as a number that the comment tells', () => {
  const names = ['Zoë <b>&"Q"</b>', '王小明', 'דנה לוי', '👩‍👩‍👧 Ann', '\u0000\uD83D'];
  const answer = makeAnswer(madeUpInput({ names, days: day }));
  const heatmap = heatmapOf(answer);
  expect(heatmap?.rows.map(({ label }) => label)).toEqual([
    'Zoë <b>&"Q"</b>',
    'no. 2',
    'דנה לוי',
    'Ann',
    'no. 5',
  ]);
  expect(heatmap === null ? '' : heatmapSvg(heatmap).svg).toContain(
    '>Zoë &lt;b&gt;&amp;&quot;Q&quot;&lt;/b&gt;</text>',
  );
  expect(commentOf(answer)).toContain('In the picture, no. 2 is 王小明 and no. 5 is');
});

it('is in pages of 25 agents, each with all of them in its last row', () => {
  const answer = makeAnswer(madeUpInput({ names: named(60), days: day }));
  expect(picturesOf(answer)).toBe(3);
  expect([1, 2, 3, 4].map((page) => heatmapOf(answer, page)?.rows.length)).toEqual([
    25,
    25,
    10,
    undefined,
  ]);
  expect(heatmapOf(answer, 3)?.total.label).toBe('All 60 agents');
  expect(altTextOf(answer, 2)).toContain('of 60 agents by half hour, picture 2 of 3: All agents,');
});

it('draws nothing when nobody was on queue', async () => {
  expect(heatmapOf(await answered({}))).toBeNull();
  expect(heatmapOf(await answered({ agents: [] }))).toBeNull();
});

it('tells the finding in its alternative text', async () => {
  const legs = ['09:00', '09:30', '10:00'].map((from) =>
    talk('anna', from, from.replace(':00', ':29').replace(':30', ':59')),
  );
  const answer = await answered(
    { agents: ['anna'], legs, presence: { anna: ON_QUEUE } },
    { to: '10:30' },
  );
  expect(plain(altTextOf(answer))).toBe(
    'Heatmap of utilization of 1 agent by half hour: All agents, Today, Fri 20 Nov, 09:00–10:30 ' +
      'GMT. 1 agent is over 70–85 %. Needs a look: anna: over 85 % for 3 half hours, highest ' +
      '97 % at 09:00.',
  );
});

it('keeps every number readable on its colour, and tells under from over without red or green', () => {
  const band = { from: 0.7, to: 0.85 };
  for (let percent = 0; percent <= 120; percent++) {
    const { fill, ink } = coloursOf(percent / 100, band);
    expect(contrast(fill, ink)).toBeGreaterThan(4.5);
    const [red = 0, , blue = 0] = channels(fill);
    expect(Math.sign(blue - red)).toBe(percent < 70 ? 1 : percent > 85 ? -1 : 0);
  }
});

function channels(colour: string): number[] {
  return colour.startsWith('#')
    ? [1, 3, 5].map((from) => Number.parseInt(colour.slice(from, from + 2), 16))
    : [...colour.matchAll(/\d+/gu)].map(([digits]) => Number(digits));
}

/** As WCAG has it, written apart from the code under test. */
function contrast(one: string, other: string): number {
  const [light, dark] = [one, other]
    .map((colour) => {
      const [red = 0, green = 0, blue = 0] = channels(colour).map((channel) =>
        channel <= 10 ? channel / 255 / 12.92 : Math.pow((channel / 255 + 0.055) / 1.055, 2.4),
      );
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    })
    .toSorted((a, b) => b - a);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}
