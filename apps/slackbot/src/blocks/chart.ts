import type { Answer } from '../answer/answer.ts';
import { LIMITS } from './limits.ts';
import type { ChartBlock } from './payload.ts';

/**
 * Utilization by half hour, or by day for several days, as a chart of Slack's own. Where there is no
 * utilization there is no bar: a chart knows no missing value, and 0 would be a wrong one.
 *
 * @returns `null` when there are fewer than two bars or more than Slack draws
 */
export function utilizationChart(answer: Answer): ChartBlock | null {
  const { days, halfHours, heading } = answer;
  const isOneDay = days.length < 2;
  const data = (isOneDay ? halfHours : days).flatMap(({ label, totals: { utilization } }) =>
    utilization === null ? [] : [{ label, value: Math.round(utilization * 100) }],
  );
  if (data.length < 2 || data.length > LIMITS.chartPoints) return null;
  return {
    type: 'data_visualization',
    title: 'Utilization, % of logged-in time',
    chart: {
      type: 'bar',
      series: [{ name: 'Utilization, %', data }],
      axis_config: {
        categories: data.map(({ label }) => label),
        x_label: isOneDay ? `Half hour, ${heading.zoneName}` : 'Day',
        y_label: 'busy ÷ logged in, %',
      },
    },
  };
}
