import type { Coverage, ScopeInfo, StoreInfo, TableInfo } from '@halfhour/core';
import { printable } from '@halfhour/command';
import { bytes, count, minute } from '@halfhour/command';

/** What a store is, for people. */
export function infoText(info: StoreInfo): string {
  const kind = info.kind === 'embedded' ? 'embedded in' : 'at';
  const free = info.freeBytes === null ? '' : `, ${bytes(info.freeBytes)} free on its disk`;
  const lines = [
    `Store     PostgreSQL ${info.postgresVersion}, ${kind} ${printable(info.location)}`,
    `Schema    ${schemaWords(info.schema)}`,
    `Size      ${bytes(info.sizeBytes)}${free}`,
    ...coverageLines(info.scopes),
    ...tableLines(info.tables),
  ];
  return `${lines.join('\n')}\n`;
}

function schemaWords({ version, pending, unknown }: StoreInfo['schema']): string {
  if (version === null) return 'none: there is nothing of Halfhour here yet';
  if (unknown.length > 0) return `${version}, newer than this program`;
  if (pending.length > 0)
    return `${version}; Halfhour brings it to ${pending.at(-1)} when it starts`;
  return `${version}, up to date`;
}

function coverageLines(scopes: readonly ScopeInfo[]): string[] {
  if (scopes.length === 0) return ['Covered   nothing has been read yet'];
  return scopes.flatMap(({ scope, work, presence }) => [
    `Covered   ${printable(scope)}`,
    `          work     ${coverageWords(work)}`,
    `          presence ${coverageWords(presence)}`,
  ]);
}

function coverageWords(coverage: Coverage | null): string {
  if (coverage === null) return 'never read';
  const { startMs, endMs, halfHours, missing, lastReadAtMs } = coverage;
  const gaps = missing === 0 ? '' : `, ${missing.toLocaleString('en-GB')} missing in between`;
  const read = `${count(halfHours, 'half hour')}${gaps}; last read ${minute(lastReadAtMs)}`;
  return `${minute(startMs).replace(' UTC', '')} to ${minute(endMs)}: ${read}`;
}

function tableLines(tables: readonly TableInfo[]): string[] {
  const cells = tables.map(({ name, rows, isCounted, sizeBytes }) => [
    name,
    `${isCounted ? '' : 'about '}${count(rows, 'row')}`,
    bytes(sizeBytes),
  ]);
  const width = (column: number) => Math.max(...cells.map((row) => row[column]?.length ?? 0));
  const [names, rows, sizes] = [width(0), width(1), width(2)];
  return cells.map(([name = '', many = '', size = ''], nth) =>
    [
      nth === 0 ? 'Tables    ' : '          ',
      name.padEnd(names + 2),
      many.padStart(rows),
      size.padStart(sizes + 2),
    ].join(''),
  );
}
