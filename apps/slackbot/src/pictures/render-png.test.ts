import { expect, it } from 'vitest';
import { makeAnswer } from '../answer/make-answer.ts';
import { wholeDays } from '../answer/testing.ts';
import { madeUpInput } from '../answer/testing-made-up.ts';
import { heatmapPicture } from './heatmap-picture.ts';
import { renderPng } from './render-png.ts';
import { element, text } from './svg.ts';

const signal = new AbortController().signal;

/** An SVG of one line of text, dark on white. */
function line(content: string) {
  const size = { width: 200, height: 40 };
  const paper = element('rect', { ...size, fill: '#ffffff' });
  const words = text(content, { x: 10, y: 28, 'font-size': 20, 'font-family': 'Inter' });
  const xmlns = 'http://www.w3.org/2000/svg';
  return { svg: element('svg', { xmlns, ...size }, paper + words), ...size };
}

it('draws a day of twenty agents', async () => {
  const answer = makeAnswer(
    madeUpInput({
      names: Array.from({ length: 20 }, (_, index) => `Agent ${index}`),
      days: wholeDays('Europe/London', '2026-11-19'),
    }),
  );
  const picture = await heatmapPicture(answer, { render: renderPng }, signal);
  expect(picture).toMatchObject({ fileName: 'utilization-2026-11-19.png' });
  const png = Buffer.from(picture?.png ?? []);
  expect(png.toString('latin1', 1, 4)).toBe('PNG');
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([2200, expect.any(Number)]);
});

it.each([
  ['Latin', 'Ł', 'ø'],
  ['Greek', 'Ο', 'δ'],
  ['Cyrillic', 'Ю', 'ж'],
  ['Hebrew', 'ד', 'ל'],
  ['Arabic', 'م', 'ع'],
])('has a font for %s: two letters are not the same box', async (_, one, other) => {
  const [first, second, blank] = await Promise.all(
    [one, other, ' '].map(async (letter) => renderPng(line(letter), signal)),
  );
  expect(first).not.toEqual(second);
  expect(first).not.toEqual(blank);
});

it('stops drawing when nobody waits for it any more', async () => {
  const stopped = new AbortController();
  const drawing = renderPng(line('anna'), stopped.signal);
  stopped.abort();
  await expect(drawing).rejects.toThrow(/abort/iu);
});

it('says so when a picture can’t be drawn', async () => {
  await expect(renderPng({ svg: 'no svg', width: 1, height: 1 }, signal)).rejects.toThrow(/SVG/u);
});
