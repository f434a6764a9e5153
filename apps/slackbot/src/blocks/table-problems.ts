import { bounds, type Fields, fieldsOf, list, most, some, string } from './bounds.ts';
import { LIMITS } from './limits.ts';

/** What Slack would refuse about a table of either kind, in words. */
export function problemsInTable({ type, rows: given, caption }: Fields): string[] {
  const rows = list(given).map(list);
  const columns = rows[0]?.length ?? 0;
  const texts = rows.flat().map((cell) => string(fieldsOf(cell)['text']));
  return [
    ...(rows.length < 2 ? ['table: no row but the header'] : []),
    ...most('table rows', rows.length, LIMITS.tableRows),
    ...some('table columns', columns, LIMITS.tableColumns),
    ...(rows.every((row) => row.length === columns) ? [] : ['table: rows of different lengths']),
    ...(texts.includes('') ? ['table: an empty cell'] : []),
    ...most('characters of table', texts.join('').length, LIMITS.tableCharacters),
    ...(type === 'data_table' ? bounds('caption', caption, LIMITS.section) : []),
  ];
}
