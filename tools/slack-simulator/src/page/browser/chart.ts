import type { BlockOf } from '../../blocks/block.ts';
import type { Chart } from '../../blocks/data-visualization.ts';
import { el, svg } from './dom.ts';
import { PIE_SIZE, pieParts } from './pie-chart.ts';
import { seriesParts, SIZE } from './series-chart.ts';

/** A chart with its title and legend. */
export function drawChart({ title, chart }: BlockOf<'data_visualization'>): HTMLElement {
  const isPie = chart.type === 'pie';
  const names = isPie
    ? chart.segments.map(({ label }) => label)
    : chart.series.map(({ name }) => name);
  const { width, height } = isPie ? { width: PIE_SIZE, height: PIE_SIZE } : SIZE;
  return el(
    'figure',
    { class: 'chart' },
    el('figcaption', {}, title),
    svg(
      'svg',
      { viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': inWords(title, chart) },
      ...(isPie ? pieParts(chart) : seriesParts(chart)),
    ),
    el(
      'ul',
      { class: 'legend' },
      ...names.map((name, index) => el('li', { class: `series-${index}` }, name)),
    ),
  );
}

/** What a screen reader reads instead. */
function inWords(title: string, chart: Chart): string {
  if (chart.type === 'pie') return `${title}. ${pointsInWords(chart.segments)}`;
  const series = chart.series.map(({ name, data }) => `${name}: ${pointsInWords(data)}`);
  return `${title}. ${series.join('; ')}`;
}

function pointsInWords(points: readonly { label: string; value: number }[]): string {
  return points.map(({ label, value }) => `${label} ${value}`).join(', ');
}
