import { bounds, type Fields, fieldsOf, list, repeated, some, string } from './bounds.ts';
import { LIMITS } from './limits.ts';

/** What Slack would refuse about a chart, in words. */
export function problemsInChart({ title, chart }: Fields): string[] {
  const { series: given, axis_config: axis } = fieldsOf(chart);
  const series = list(given).map(fieldsOf);
  const { categories: labels, x_label: x, y_label: y } = fieldsOf(axis);
  const categories = list(labels).map(string);
  return [
    ...bounds('chart title', title, LIMITS.chartTitle),
    ...bounds('x axis', x, LIMITS.chartAxis),
    ...bounds('y axis', y, LIMITS.chartAxis),
    ...some('points', categories.length, LIMITS.chartPoints),
    ...categories.flatMap((category) => bounds('label', category, LIMITS.chartLabel)),
    ...repeated('label', categories),
    ...some('series', series.length, LIMITS.chartSeries),
    ...series.flatMap((one) => problemsInSeries(one, categories)),
  ];
}

function problemsInSeries({ name, data }: Fields, categories: readonly string[]): string[] {
  const points = list(data).map(fieldsOf);
  const isWhole =
    points.length === categories.length &&
    points.every(
      ({ label, value }, index) => label === categories[index] && Number.isFinite(value),
    );
  return [
    ...bounds('series', name, LIMITS.chartLabel),
    ...(isWhole ? [] : ['series: not one number for each label']),
  ];
}
