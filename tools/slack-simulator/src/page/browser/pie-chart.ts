import type { Chart } from '../../blocks/data-visualization.ts';
import { svg } from './dom.ts';

/** Width and height of the drawing. */
export const PIE_SIZE = 240;

const MIDDLE = PIE_SIZE / 2;
const RADIUS = MIDDLE - 12;

/** The slices, clockwise from the top. */
export function pieParts({ segments }: Extract<Chart, { type: 'pie' }>): SVGElement[] {
  if (segments.length === 1)
    return [svg('circle', { class: 'series-0', cx: MIDDLE, cy: MIDDLE, r: RADIUS })];
  const total = segments.reduce((sum, { value }) => sum + value, 0);
  let before = 0;
  return segments.map(({ value }, index) => {
    const from = before;
    before += value / total;
    return svg('path', { class: `series-${index}`, d: slice(from, before) });
  });
}

/** From one share of the whole to another. */
function slice(from: number, to: number): string {
  const isLarge = to - from > 0.5 ? 1 : 0;
  return `M ${MIDDLE} ${MIDDLE} L ${edge(from)} A ${RADIUS} ${RADIUS} 0 ${isLarge} 1 ${edge(to)} Z`;
}

function edge(share: number): string {
  const angle = share * 2 * Math.PI - Math.PI / 2;
  return `${MIDDLE + RADIUS * Math.cos(angle)} ${MIDDLE + RADIUS * Math.sin(angle)}`;
}
