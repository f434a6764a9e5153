import * as z from 'zod';
import { blockId, line } from './texts.ts';

const MOST_SERIES = 6;
const MOST_POINTS = 20;
const label = line(20);

const series = z.strictObject({
  name: label,
  data: z
    .array(z.strictObject({ label, value: z.number() }))
    .min(1)
    .max(MOST_POINTS),
});
const axis = z.strictObject({
  categories: z.array(label).min(1).max(MOST_POINTS),
  x_label: line(50).exactOptional(),
  y_label: line(50).exactOptional(),
});

interface SeriesData {
  series: readonly z.infer<typeof series>[];
  axis_config: z.infer<typeof axis>;
}

function seriesChart<Type extends 'bar' | 'area' | 'line'>(type: Type) {
  return z
    .strictObject({
      type: z.literal(type),
      series: z.array(series).min(1).max(MOST_SERIES),
      axis_config: axis,
    })
    .superRefine(checkSeries);
}

const pie = z.strictObject({
  type: z.literal('pie'),
  segments: z
    .array(z.strictObject({ label, value: z.number().positive() }))
    .min(1)
    .max(MOST_SERIES),
});

const chart = z.discriminatedUnion('type', [
  pie,
  seriesChart('bar'),
  seriesChart('area'),
  seriesChart('line'),
]);

export type Chart = z.infer<typeof chart>;

/** A chart. */
export const dataVisualization = z.strictObject({
  type: z.literal('data_visualization'),
  ...blockId,
  title: line(50),
  chart,
});

/** Names and labels are unique, and every series has one value for every category. */
function checkSeries(
  { series: all, axis_config: { categories } }: SeriesData,
  context: z.RefinementCtx,
): void {
  const fault = (path: (string | number)[], message: string) =>
    context.addIssue({ code: 'custom', path, message });
  if (new Set(categories).size !== categories.length)
    fault(['axis_config', 'categories'], 'must be unique');
  if (new Set(all.map(({ name }) => name)).size !== all.length)
    fault(['series'], 'names must be unique');
  for (const [index, { data }] of all.entries()) {
    const labels = new Set(data.map((point) => point.label));
    const isWhole =
      labels.size === data.length &&
      labels.size === categories.length &&
      categories.every((category) => labels.has(category));
    if (!isWhole)
      fault(['series', index, 'data'], 'must have exactly one value for every category');
  }
}
