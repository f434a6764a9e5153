import type { StoreSummary } from '@halfhour/core';
import { count } from '@halfhour/command';

/** `1,234 rows in 11 tables` */
export function transferred({ tables }: StoreSummary): string {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  return `${count(rows, 'row')} in ${count(tables.length, 'table')}`;
}
