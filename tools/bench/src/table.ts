import { type Finding, isMet } from './part.ts';

/** Findings as the rows of a table in Markdown, which is as good to read in a terminal. */
export function tableRows(part: string, findings: readonly Finding[]): string[] {
  return findings.map((finding) => {
    const cells = [part, finding.what, valueText(finding), goalText(finding), mark(finding)];
    return `| ${cells.join(' | ')} |`;
  });
}

/** The head of the table. */
export const TABLE_HEAD = [
  '| part | what | median (least to most) | goal | |',
  '| --- | --- | --- | --- | --- |',
];

function valueText({ value, unit }: Finding): string {
  const text = (number: number) => `${rounded(number)}${unit === '' ? '' : ` ${unit}`}`;
  if (typeof value === 'number') return text(value);
  return `${text(value.median)} (${rounded(value.least)} to ${rounded(value.most)})`;
}

/** Three figures, and all of those before the point. */
function rounded(value: number): string {
  if (Number.isInteger(value)) return String(value);
  return Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(3);
}

function goalText({ goal, unit }: Finding): string {
  if (goal === undefined) return '';
  return `${goal.is === 'at most' ? '≤' : '≥'} ${goal.value}${unit === '' ? '' : ` ${unit}`}`;
}

function mark(finding: Finding): string {
  const met = isMet(finding);
  return met === null ? '' : met ? '✓' : '✗ missed';
}
