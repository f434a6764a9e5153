import { bandInWords } from '../blocks/parts/bands.ts';
import { FAINT_INK } from './colours.ts';
import { heatmapCell, type Place, ROW } from './heatmap-cell.ts';
import type { Heatmap, HeatmapCell } from './heatmap.ts';
import { text } from './svg.ts';

const SWATCH = 30;
const BEFORE_WORDS = 7;
const AFTER_WORDS = 20;

/** What colours and signs mean, those that occur, in as many lines as are needed. */
export function legendOf(
  heatmap: Heatmap,
  { x: left, top: firstTop, width }: Place,
): { readonly lines: readonly string[]; readonly bottom: number } {
  const { band } = heatmap.total;
  let x = left;
  let top = firstTop;
  const lines = entriesOf(heatmap).map(([cell, meaning]) => {
    // A character takes some six units.
    const length = SWATCH + BEFORE_WORDS + meaning.length * 6.2 + AFTER_WORDS;
    if (x > left && x + length > width) {
      x = left;
      top += ROW + 6;
    }
    const words = text(meaning, {
      x: x + SWATCH + BEFORE_WORDS,
      y: top + ROW / 2 + 3.5,
      'font-size': 12,
      fill: FAINT_INK,
    });
    const drawn = heatmapCell(cell, band, { x, top, width: SWATCH }) + words;
    x += length;
    return drawn;
  });
  return { lines, bottom: top + ROW };
}

function entriesOf({ band, rows, total }: Heatmap): [HeatmapCell, string][] {
  const cells = [...rows, total].flatMap((row) => row.cells);
  const { from, to } = total.band;
  const where = band === null ? 'in their band' : `in band, ${bandInWords(band)}`;
  const signs = [
    ['running', 'still running'],
    ['notOnQueue', 'not on queue'],
    ['unknown', 'not known'],
  ] as const;
  return [
    [level(from * 0.4), 'under'],
    [level((from + to) / 2), where],
    [level(to + (1 - to) * 0.75), 'over'],
    ...(cells.some(({ mayChange }) => mayChange)
      ? [[{ ...level(from * 0.6), mayChange: true }, 'may still change'] satisfies Entry]
      : []),
    ...signs
      .filter(([mark]) => cells.some((cell) => cell.mark === mark))
      .map(([mark, meaning]): Entry => [{ ...level(0), mark, utilization: null }, meaning]),
  ];
}

type Entry = [HeatmapCell, string];

function level(utilization: number): HeatmapCell {
  return { mark: 'level', utilization, mayChange: false };
}
