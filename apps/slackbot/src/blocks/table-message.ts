import type { AnyBlock } from '@slack/types';
import type { Answer } from '../answer/answer.ts';
import { buttons, pageAction } from './actions.ts';
import { linesWithin } from './cut-to.ts';
import { context, header, mrkdwn } from './elements.ts';
import { ladder } from './ladder.ts';
import { LIMITS } from './limits.ts';
import { freshnessPart } from './parts/freshness.ts';
import type { Ladder } from './payload.ts';
import { dataTable, pagesOf, plainTable, type Row, type Table } from './table.ts';

/** A view of an answer that is a table. */
export interface TableView {
  /** What the rows are: `Agents`, `Half hours`. */
  readonly noun: string;
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
  /** What the columns mean, in a line or two of plain text. */
  readonly legend: string;
  /** The action that shows this view, for its other pages. */
  readonly actionId: string;
  /** Buttons to other views. */
  readonly otherViews: readonly (readonly [text: string, actionId: string])[];
}

/** Which page of it, and the question that its buttons carry. */
export interface ViewOptions {
  readonly question: string;
  /** From 1. A page that there is not becomes the last one. @default 1 */
  readonly page?: number;
}

/** A table as a message: first of Slack's newer kind, then of the older one, then lines of text. */
export function tableMessage(
  answer: Answer,
  view: TableView,
  { question, page: wanted = 1 }: ViewOptions,
): Ladder {
  const pages = pagesOf(view.rows);
  const page = Math.min(Math.max(1, wanted), Math.max(1, pages.length));
  const rows = pages[page - 1] ?? [];
  const heading = headingOf(answer, view, pages, page);
  const caption = `${view.noun}: utilization, and what handle time is made of`;
  const table: Table = { caption, columns: view.columns, rows };
  const small = [context(mrkdwn(view.legend)), ...freshnessPart(answer).blocks];
  const actions = actionsOf(view, question, { page, pages: pages.length });
  const around = (block: AnyBlock[]) => [header(heading), ...block, ...small, ...actions];
  const text = `${mrkdwn(heading)}.`;
  return ladder(
    rows.length === 0
      ? [{ text, blocks: around([context('There are none.')]) }]
      : [
          { text, blocks: around([dataTable(table)]) },
          { text, blocks: around([plainTable(table)]) },
        ],
    asText(heading, view, rows),
  );
}

/** `Agents 100–198 of 500 · Billing · Today, Fri 20 Nov, 09:00–14:30 GMT` */
function headingOf(
  { heading: { scope, day, clock } }: Answer,
  { noun, rows }: TableView,
  pages: readonly (readonly Row[])[],
  page: number,
): string {
  const before = pages.slice(0, page - 1).reduce((sum, { length }) => sum + length, 0);
  const here = pages[page - 1]?.length ?? 0;
  const part = pages.length < 2 ? '' : ` ${before + 1}–${before + here} of ${rows.length}`;
  return `${noun}${part} · ${scope} · ${day}, ${clock}`;
}

function actionsOf(
  { actionId, otherViews }: TableView,
  question: string,
  { page, pages }: { readonly page: number; readonly pages: number },
) {
  return buttons(question, [
    ...(page > 1 ? [['Previous', pageAction(actionId, page - 1)] as const] : []),
    ...(page < pages ? [['Next', pageAction(actionId, page + 1)] as const] : []),
    ...otherViews,
  ]);
}

function asText(heading: string, { columns, legend }: TableView, rows: readonly Row[]): string {
  const title = `*${mrkdwn(heading)}*\n`;
  const lines = rows.map(({ label, cells }) => {
    const figures = cells.map(({ text }, index) => `${columns[index + 1] ?? ''} ${text}`);
    return `• *${mrkdwn(label)}*: ${figures.join(', ')}`;
  });
  const room = LIMITS.text - title.length - legend.length - 1;
  return `${title}${linesWithin(lines, room)}\n${mrkdwn(legend)}`;
}
