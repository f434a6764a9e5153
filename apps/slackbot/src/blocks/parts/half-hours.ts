import type { Answer, Day } from '../../answer/answer.ts';
import { hoursAndMinutes, NOT_KNOWN, percent } from '../../answer/figures.ts';
import { context, preformatted, richText } from '../elements.ts';
import type { Part } from '../payload.ts';
import { sparkLegend, sparkLines } from '../spark.ts';

/** The half hours of one day as bars, or a line for each of several days. */
export function halfHoursPart({ days, halfHours }: Answer): Part {
  if (days.length > 1) return preformattedPart(dayLines(days), '');
  return preformattedPart(sparkLines(halfHours), legendLine(sparkLegend(halfHours)));
}

function legendLine(signs: string): string {
  return `Utilization by half hour${signs === '' ? '' : `: ${signs}`}`;
}

function preformattedPart(lines: readonly string[], legend: string): Part {
  if (lines.length === 0) return { blocks: [], text: '' };
  const text = `\`\`\`\n${lines.join('\n')}\n\`\`\``;
  return legend === ''
    ? { blocks: [richText(preformatted(lines))], text }
    : { blocks: [richText(preformatted(lines)), context(legend)], text: `${text}\n${legend}` };
}

function dayLines(days: readonly Day[]): string[] {
  const width = Math.max(...days.map(({ label }) => label.length));
  const line = (label: string, utilization: string, handle: string) =>
    `${label.padEnd(width)} ${utilization.padStart(6)} ${handle.padStart(8)}`;
  return [
    line('', 'util', 'handle'),
    ...days.map(({ label, totals: { utilization, work } }) =>
      line(label, percent(utilization), work === null ? NOT_KNOWN : hoursAndMinutes(work.tHandle)),
    ),
  ];
}
