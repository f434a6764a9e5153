import type { List, ListLine } from '../../answer/answer.ts';
import { hoursAndMinutes, NOT_KNOWN, percent } from '../../answer/figures.ts';
import { andOthers } from '../cut-to.ts';
import { bold, context, mrkdwn, paragraph, preformatted, richText } from '../elements.ts';
import type { Part } from '../payload.ts';

/** Half hours in a message: the longest day has 50. */
const LINES_TOLD = 50;

const LEGEND = `Times are hours:minutes; ${NOT_KNOWN} is not known, which is not zero.`;

/** Half hours of one day as a table in plain text, narrow enough for a phone. */
export function intervalListPart(list: List): Part {
  const shown = list.lines.slice(0, LINES_TOLD);
  const others = list.lines.length - shown.length + list.others;
  const lines = [...tableOf(shown), ...(others === 0 ? [] : [andOthers(others)])];
  return {
    blocks: [richText(paragraph(bold(list.words)), preformatted(lines)), context(LEGEND)],
    text: [`*${mrkdwn(list.words)}*`, '```', ...lines, '```', LEGEND].join('\n'),
  };
}

const HEAD = ['', 'util', 'handle', 'talk', 'hold', 'ACW'];

function tableOf(shown: readonly ListLine[]): string[] {
  const rows = [HEAD, ...shown.map(cellsOf)];
  const widths = HEAD.map((_, column) =>
    Math.max(...rows.map((cells) => cells[column]?.length ?? 0)),
  );
  return rows.map((cells) =>
    cells
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        return column === 0 ? cell.padEnd(width) : cell.padStart(width);
      })
      .join(' '),
  );
}

function cellsOf({ label, totals: { utilization, work } }: ListLine): string[] {
  const times = [work?.tHandle, work?.tTalk, work?.tHold, work?.tAcw];
  return [
    label,
    percent(utilization),
    ...times.map((ms) => (ms === undefined ? NOT_KNOWN : hoursAndMinutes(ms))),
  ];
}
