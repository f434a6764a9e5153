import type { BlockOf } from '../../blocks/block.ts';
import type { Cell } from '../../blocks/tables.ts';
import { action, el } from './dom.ts';
import { drawRichText } from './rich-text.ts';
import type { Names } from './text.ts';

/** A plain table; its first row is the head. */
export function drawTable(table: BlockOf<'table'>, names: Names): HTMLElement {
  const [head = [], ...rows] = table.rows;
  const align = (column: number) => table.column_settings?.[column]?.align ?? 'left';
  const rowOf = (cells: readonly Cell[], tag: 'th' | 'td') =>
    el(
      'tr',
      {},
      ...cells.map((cell, column) => el(tag, { class: align(column) }, drawCell(cell, names))),
    );
  return el(
    'div',
    { class: 'table' },
    el(
      'table',
      {},
      el('thead', {}, rowOf(head, 'th')),
      el('tbody', {}, ...rows.map((row) => rowOf(row, 'td'))),
    ),
  );
}

/** A table that is paged through, and sorted by a column when its head is pressed. */
export function drawDataTable(table: BlockOf<'data_table'>, names: Names): HTMLElement {
  const [head = [], ...rows] = table.rows;
  const size = table.page_size ?? 5;
  const named = table.row_header_column_index ?? 0;
  const body = el('tbody');
  const pager = el('p', { class: 'pager' });
  let sorted: readonly Cell[][] = rows;
  let page = 0;
  const show = () => {
    const pages = Math.ceil(sorted.length / size);
    body.replaceChildren(
      ...sorted
        .slice(page * size, (page + 1) * size)
        .map((row) =>
          el(
            'tr',
            {},
            ...row.map((cell, column) =>
              el(
                column === named ? 'th' : 'td',
                { class: cell.type === 'raw_number' ? 'right' : 'left' },
                drawCell(cell, names),
              ),
            ),
          ),
        ),
    );
    const turn = (to: number) => () => {
      page = to;
      show();
    };
    pager.replaceChildren(
      action('Previous', turn(page - 1), { disabled: page === 0 }),
      ` ${page + 1} of ${pages} `,
      action('Next', turn(page + 1), { disabled: page >= pages - 1 }),
    );
    pager.hidden = pages <= 1;
  };
  const sortBy = (column: number) => () => {
    const ascending = rows.toSorted((one, other) => byCell(one[column], other[column]));
    const isAscending = sorted.length > 1 && ascending.every((row, index) => row === sorted[index]);
    sorted = isAscending ? ascending.toReversed() : ascending;
    page = 0;
    show();
  };
  show();
  return el(
    'div',
    { class: 'table' },
    el(
      'table',
      {},
      el('caption', {}, table.caption),
      el(
        'thead',
        {},
        el(
          'tr',
          {},
          ...head.map((cell, column) => el('th', {}, action(plain(cell), sortBy(column)))),
        ),
      ),
      body,
    ),
    pager,
  );
}

function drawCell(cell: Cell, names: Names): Node | string {
  return cell.type === 'rich_text' ? drawRichText(cell, names) : cell.text;
}

function byCell(one: Cell | undefined, other: Cell | undefined): number {
  if (one?.type === 'raw_number' && other?.type === 'raw_number') return one.value - other.value;
  return plain(one).localeCompare(plain(other));
}

function plain(cell: Cell | undefined): string {
  return cell === undefined || cell.type === 'rich_text' ? '' : cell.text;
}
