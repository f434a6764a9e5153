import { cut } from '../answer/names.ts';
import { FAINT_INK, INK, PAPER, RULE } from './colours.ts';
import { GAP, HATCHINGS, heatmapCell, ROW } from './heatmap-cell.ts';
import { legendOf } from './heatmap-legend.ts';
import type { Heatmap, HeatmapRow } from './heatmap.ts';
import { element, text } from './svg.ts';

/* Lengths in the picture's own units, which the renderer then enlarges. */
const MARGIN = 28;
const NAME_WIDTH = 178;
const TOTAL_WIDTH = 56;
const HEAD = 104;
const COLUMN = { halfHours: 36, days: 84 } as const;
/** Room for the headline and the legend when there are few columns. */
const LEAST_WIDTH = 640;

/** An SVG and its size. */
export interface Svg {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

/** Draws a heatmap: a number in every cell that has one, hatched where it may still change. */
export function heatmapSvg(heatmap: Heatmap): Svg {
  const { rows, total, columns, columnsAre } = heatmap;
  const columnWidth = COLUMN[columnsAre];
  const gridWidth = columns.length * columnWidth;
  const width = Math.max(LEAST_WIDTH, 2 * MARGIN + NAME_WIDTH + gridWidth + TOTAL_WIDTH);
  const totalTop = HEAD + rows.length * ROW + 10;
  const legend = legendOf(heatmap, { x: MARGIN, top: totalTop + ROW + 18, width: width - MARGIN });
  const height = legend.bottom + MARGIN - 8;
  const inner = [
    DEFINITIONS,
    element('rect', { width, height, fill: PAPER }),
    heading(heatmap, width),
    columnLabels(heatmap, columnWidth),
    ...rows.map((row, index) => rowOf(row, HEAD + index * ROW, columnWidth, 400)),
    element('rect', {
      x: MARGIN,
      y: totalTop - 6,
      width: NAME_WIDTH + gridWidth + TOTAL_WIDTH,
      height: 1,
      fill: RULE,
    }),
    rowOf(total, totalTop, columnWidth, 600),
    ...legend.lines,
  ].join('');
  const attributes = { xmlns: 'http://www.w3.org/2000/svg', width, height, 'font-family': 'Inter' };
  return { svg: element('svg', attributes, inner), width, height };
}

/** Names end where the cells begin. */
const DEFINITIONS = element(
  'defs',
  {},
  HATCHINGS +
    element(
      'clipPath',
      { id: 'names' },
      element('rect', { x: MARGIN, y: 0, width: NAME_WIDTH - 10, height: 10_000 }),
    ),
);

function heading({ title, subtitle }: Heatmap, width: number): string {
  // A character takes some eleven units of the title.
  const most = Math.floor((width - 2 * MARGIN) / 11);
  return (
    text(cut(title, most), at(MARGIN, 42, { 'font-size': 20, 'font-weight': 600, fill: INK })) +
    text(subtitle, at(MARGIN, 64, { 'font-size': 13, fill: FAINT_INK }))
  );
}

function columnLabels({ columns, columnsAre }: Heatmap, columnWidth: number): string {
  const isDays = columnsAre === 'days';
  const style = { 'font-size': 12, 'font-weight': 600, fill: FAINT_INK };
  const labels = columns.map(({ label }, index) =>
    label === ''
      ? ''
      : text(
          label,
          at(columnX(index, columnWidth) + (isDays ? columnWidth / 2 : 1), HEAD - 8, {
            ...style,
            'text-anchor': isDays ? 'middle' : 'start',
          }),
        ),
  );
  const end = columnX(columns.length, columnWidth);
  return [
    ...labels,
    text('all', at(end + TOTAL_WIDTH, HEAD - 8, { ...style, 'text-anchor': 'end' })),
  ].join('');
}

function rowOf(row: HeatmapRow, top: number, columnWidth: number, weight: number): string {
  const baseline = top + ROW / 2 + 4.5;
  const style = { 'font-size': 13, 'font-weight': weight, fill: INK };
  return [
    element('g', { 'clip-path': 'url(#names)' }, text(row.label, at(MARGIN, baseline, style))),
    ...row.cells.map((cell, index) =>
      heatmapCell(cell, row.band, {
        x: columnX(index, columnWidth),
        top,
        width: columnWidth - GAP,
      }),
    ),
    text(
      row.total,
      at(columnX(row.cells.length, columnWidth) + TOTAL_WIDTH, baseline, {
        ...style,
        'font-weight': 600,
        'text-anchor': 'end',
      }),
    ),
  ].join('');
}

function columnX(index: number, columnWidth: number): number {
  return MARGIN + NAME_WIDTH + index * columnWidth;
}

function at(x: number, y: number, rest: Readonly<Record<string, string | number>>) {
  return { x, y, ...rest };
}
