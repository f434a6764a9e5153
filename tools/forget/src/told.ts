import { count, printable } from '@halfhour/command';
import type { Forgotten } from '@halfhour/core';

/** What was erased, or would be, for people. */
export function told(
  { rows, wasForgotten, onTheirWay, shiftsOfFile }: Forgotten,
  isTried: boolean,
): string {
  const tables = Object.entries(rows);
  const widest = Math.max(0, ...tables.map(([table]) => table.length));
  const lines = [
    headOf(tables.length, wasForgotten, isTried),
    ...tables.map(([table, many]) => `  ${table.padEnd(widest)}  ${count(many, 'row')}`),
    ...(onTheirWay === 0
      ? []
      : [`${count(onTheirWay, 'digest')} on the way may name them: do this again in an hour.`]),
    ...shiftsOfFile.map(
      (name) => `The file of shifts names them in “${printable(name)}”: take the id out there.`,
    ),
  ];
  return `${lines.join('\n')}\n`;
}

function headOf(tables: number, wasForgotten: boolean, isTried: boolean): string {
  if (wasForgotten && tables === 0)
    return 'They were forgotten before, and nothing has come since.';
  if (tables === 0) {
    return isTried
      ? 'Nothing is kept of them. Nothing would be from now on.'
      : 'Nothing was kept of them, and nothing will be.';
  }
  return isTried ? 'Would be erased:' : 'Erased:';
}
