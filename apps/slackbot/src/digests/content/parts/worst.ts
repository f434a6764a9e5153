import type { Totals } from '@halfhour/core';
import type { Answer } from '../../../answer/answer.ts';
import { count } from '../../../answer/figures.ts';
import { shownName } from '../../../answer/names.ts';
import { FIGURE_COLUMNS } from '../../../blocks/cells.ts';
import { mrkdwn } from '../../../blocks/elements.ts';
import type { Part } from '../../../blocks/payload.ts';
import { plainTable, type Row } from '../../../blocks/table.ts';
import { worstOf } from '../worst.ts';

/** Figures that fit beside a name on a phone. */
const SHOWN: ReadonlySet<string> = new Set(['Util', 'Handle', 'Hold', 'ACW']);
const COLUMNS = FIGURE_COLUMNS.filter(({ title }) => SHOWN.has(title));

/** The most of a name in the table. */
const NAME_LENGTH = 30;

/** The worst with their figures, and all others in one row; nothing when everybody is in the band. */
export function worstPart(answer: Answer): Part {
  const worst = worstOf(answer);
  if (worst === null) return { blocks: [], text: '' };
  const rows = [
    ...worst.agents.map(({ id, name, totals }) =>
      rowOf(name === null ? `agent ${shownName(id, 8)}` : shownName(name, NAME_LENGTH), totals),
    ),
    ...(worst.others === null
      ? []
      : [rowOf(count(worst.others.count, 'other'), worst.others.totals)]),
  ];
  const columns = ['Agent', ...COLUMNS.map(({ title }) => title)];
  return {
    blocks: [plainTable({ caption: 'The worst', columns, rows })],
    text: rows.map((row) => lineOf(row, columns)).join('\n'),
  };
}

function rowOf(label: string, totals: Totals): Row {
  return { label, cells: COLUMNS.map(({ cell }) => cell(totals)) };
}

function lineOf({ label, cells }: Row, columns: readonly string[]): string {
  const figures = cells.map(({ text }, index) => `${columns[index + 1] ?? ''} ${text}`);
  return `• *${mrkdwn(label)}*: ${figures.join(', ')}`;
}
