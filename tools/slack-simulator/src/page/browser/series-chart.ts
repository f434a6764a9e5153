import type { Chart } from '../../blocks/data-visualization.ts';
import { svg } from './dom.ts';
import { scale, ticksOf } from './scale.ts';

/** Of the drawing. */
export const SIZE = { width: 560, height: 240 };

/** Where the axes cross, and where the highest tick is. */
const LEFT = 48;
const BOTTOM = SIZE.height - 44;
const TOP = 26;

/** Most labels that fit under the axis. */
const MOST_LABELS = 10;

type SeriesChart = Exclude<Chart, { type: 'pie' }>;

interface Frame {
  categories: readonly string[];
  ticks: readonly number[];
  /** Width of one category. */
  slot: number;
  y: (value: number) => number;
}

/** Axes, labels, and bars, lines or areas for every series. */
export function seriesParts(chart: SeriesChart): SVGElement[] {
  const { categories } = chart.axis_config;
  const ticks = ticksOf(chart.series.flatMap(({ data }) => data.map(({ value }) => value)));
  const y = scale(ticks[0] ?? 0, ticks.at(-1) ?? 1, BOTTOM, TOP);
  const frame = { categories, ticks, y, slot: (SIZE.width - LEFT) / categories.length };
  const shapes = chart.series.flatMap(({ data }, index) => {
    const valueOf = new Map(data.map(({ label, value }) => [label, value]));
    const values = categories.map((category) => valueOf.get(category) ?? 0);
    return chart.type === 'bar'
      ? bars(values, index, chart.series.length, frame)
      : lines(values, index, chart.type === 'area', frame);
  });
  return [...grid(frame), ...labels(chart, frame), ...shapes];
}

function grid({ ticks, y }: Frame): SVGElement[] {
  return ticks.flatMap((tick) => [
    svg('line', {
      class: tick === 0 ? 'zero' : 'grid',
      x1: LEFT,
      x2: SIZE.width,
      y1: y(tick),
      y2: y(tick),
    }),
    text(LEFT - 6, y(tick) + 4, String(Number(tick.toPrecision(6))), 'end'),
  ]);
}

function labels({ axis_config: axis }: SeriesChart, frame: Frame): SVGElement[] {
  const every = Math.ceil(frame.categories.length / MOST_LABELS);
  const shown = frame.categories.flatMap((category, index) =>
    index % every === 0 ? [text(middleOf(index, frame), BOTTOM + 16, category)] : [],
  );
  if (axis.x_label !== undefined)
    shown.push(text((LEFT + SIZE.width) / 2, SIZE.height - 8, axis.x_label));
  if (axis.y_label !== undefined) shown.push(text(0, TOP - 4, axis.y_label, 'start'));
  return shown;
}

function bars(values: readonly number[], index: number, count: number, frame: Frame): SVGElement[] {
  const width = (frame.slot * 0.8) / count;
  return values.map((value, at) => {
    const top = frame.y(Math.max(0, value));
    return svg('rect', {
      class: `series-${index}`,
      x: middleOf(at, frame) - frame.slot * 0.4 + width * index,
      y: top,
      width,
      height: frame.y(Math.min(0, value)) - top,
    });
  });
}

function lines(
  values: readonly number[],
  index: number,
  isArea: boolean,
  frame: Frame,
): SVGElement[] {
  const points = values.map((value, at) => `${middleOf(at, frame)},${frame.y(value)}`).join(' ');
  const zero = frame.y(0);
  const ends = `${middleOf(values.length - 1, frame)},${zero} ${middleOf(0, frame)},${zero}`;
  const area = svg('polygon', { class: `area series-${index}`, points: `${points} ${ends}` });
  const line = svg('polyline', { class: `line series-${index}`, points });
  return isArea ? [area, line] : [line];
}

function middleOf(index: number, { slot }: Frame): number {
  return LEFT + slot * (index + 0.5);
}

function text(x: number, y: number, words: string, anchor = 'middle'): SVGElement {
  return svg('text', { x, y, 'text-anchor': anchor }, words);
}
