import type { DataTableBlock, RawNumberElement, RawTextElement, TableBlock } from '@slack/types';
import { NOT_KNOWN } from '../answer/figures.ts';
import { LIMITS } from './limits.ts';

/** A table before it is one of Slack's two kinds. */
export interface Table {
  /** What it shows, for screen readers. */
  readonly caption: string;
  /** Titles of columns; the first column names the row, the others are figures. */
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
}

/** A row of a table. */
export interface Row {
  readonly label: string;
  readonly cells: readonly Cell[];
}

/** A figure: how it is shown, and the number that a column is sorted by; `null`: not known. */
export interface Cell {
  readonly text: string;
  readonly value: number | null;
}

/** What is not known, in a table: never 0, and never empty, which Slack refuses. */
export const UNKNOWN_CELL: Cell = { text: NOT_KNOWN, value: null };

/** Characters of cells on a page: some room is left for what stands around a table. */
const PAGE_CHARACTERS = 9000;

/** A table that can be sorted and leafed through in Slack. */
export function dataTable({ caption, columns, rows }: Table): DataTableBlock {
  return {
    type: 'data_table',
    caption,
    page_size: 20,
    rows: [
      columns.map(rawText),
      ...rows.map(({ label, cells }) => [rawText(label), ...cells.map(sortable)]),
    ],
  };
}

/** The older, plain kind of table. */
export function plainTable({ columns, rows }: Table): TableBlock {
  return {
    type: 'table',
    column_settings: [{ is_wrapped: true }, ...columns.slice(1).map(() => RIGHT)],
    rows: [
      columns.map(rawText),
      ...rows.map(({ label, cells }) => [label, ...cells.map(({ text }) => text)].map(rawText)),
    ],
  };
}

/** Rows in pages, each of which fits into one table. */
export function pagesOf(rows: readonly Row[]): Row[][] {
  const pages: Row[][] = [];
  let characters = Infinity;
  for (const row of rows) {
    const length = row.label.length + row.cells.reduce((sum, { text }) => sum + text.length, 0);
    const page = pages.at(-1);
    // The header is a row of the table too.
    const isFull = page === undefined || page.length === LIMITS.tableRows - 1;
    if (isFull || characters + length > PAGE_CHARACTERS) {
      pages.push([row]);
      characters = length;
    } else {
      page.push(row);
      characters += length;
    }
  }
  return pages;
}

const RIGHT = { align: 'right' } as const;

function rawText(text: string): RawTextElement {
  return { type: 'raw_text', text };
}

function sortable({ text, value }: Cell): RawTextElement | RawNumberElement {
  return value === null ? rawText(text) : { type: 'raw_number', value, text };
}
