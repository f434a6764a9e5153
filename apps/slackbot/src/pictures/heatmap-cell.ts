import type { Band } from '../answer/judgement.ts';
import { coloursOf, EMPTY, FAINT_INK, HATCH, INK } from './colours.ts';
import type { HeatmapCell } from './heatmap.ts';
import { element, text } from './svg.ts';

/** Height of a row with the gap to the next, and that gap, in the picture's own units. */
export const ROW = 28;
export const GAP = 2;

/** Where a cell is drawn. */
export interface Place {
  readonly x: number;
  readonly top: number;
  readonly width: number;
}

/** Two patterns: one over the colour of what may still change, one in place of what is not known. */
export const HATCHINGS = hatching('mayChange', INK, 0.26) + hatching('unknown', HATCH, 1);

/** A cell: a number on its colour, or a sign for why there is none. */
export function heatmapCell(
  { mark, utilization, mayChange }: HeatmapCell,
  band: Band,
  place: Place,
): string {
  if (utilization !== null) {
    const { fill, ink } = coloursOf(utilization, band);
    // The hatching leaves the middle free, so that the number is easy to read.
    const hatched = mayChange ? box(place, 'url(#mayChange)') + box(middle(place), fill) : '';
    return box(place, fill) + hatched + inCell(String(Math.round(utilization * 100)), ink, place);
  }
  if (mark === 'notOnQueue') return inCell('·', FAINT_INK, place);
  if (mark === 'running') return box(place, EMPTY) + inCell('…', FAINT_INK, place);
  return box(place, EMPTY) + box(place, 'url(#unknown)');
}

function hatching(id: string, stroke: string, opacity: number): string {
  return element(
    'pattern',
    { id, width: 5, height: 5, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
    element('rect', { width: 1.3, height: 5, fill: stroke, 'fill-opacity': opacity }),
  );
}

function middle({ x, top, width }: Place): Place {
  return { x: x + width / 2 - 10.5, top, width: 21 };
}

function box({ x, top, width }: Place, fill: string): string {
  return element('rect', { x, y: top, width, height: ROW - GAP, rx: 4, fill });
}

function inCell(content: string, fill: string, { x, top, width }: Place): string {
  return text(content, {
    x: x + width / 2,
    y: top + ROW / 2 + 3.5,
    'font-size': 12.5,
    'text-anchor': 'middle',
    fill,
  });
}
