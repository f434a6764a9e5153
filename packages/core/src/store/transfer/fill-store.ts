import { DatabaseError, escapeIdentifier, type PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { pipeline } from 'node:stream/promises';
import { migrations } from '../migrations/index.ts';
import type { Store } from '../open-store.ts';
import { migrate } from '../postgres/migrate.ts';
import { refuseNewer } from '../schema-version.ts';
import type { StoreContents, TableSummary, TransferOptions } from './contents.ts';
import { rowCounter } from './row-counter.ts';
import { inTransaction, saying } from './session.ts';
import { makeTables, namesOf, refuseOtherTables, refuseRows } from './target-tables.ts';
import { columnList, sequencesOf, summariseTable, tableList, tablesThere } from './summarise.ts';

/**
 * Fills an empty store with the contents of another and compares what arrived: all of it, or
 * nothing. What the schema of the contents lacks is brought up to date afterwards.
 *
 * @throws StoreInputError when the store is not empty or its schema does not fit
 * @throws what `contents.damaged` makes, and PostgresError
 */
export async function fillStore(
  store: Store,
  contents: StoreContents,
  options: TransferOptions,
): Promise<void> {
  const { kysely, pool } = store.database;
  refuseNewer(contents.schema, 'The source’s');
  await saying(store, async () => {
    await refuseRows(store, pool, await tablesThere(pool));
    await makeTables(store, contents);
    await inTransaction(store, 'begin', options.signal, async (client) =>
      fillTables(client, store, contents, options),
    );
    await migrate(kysely, migrations);
  });
}

async function fillTables(
  client: PoolClient,
  store: Store,
  contents: StoreContents,
  options: TransferOptions,
): Promise<void> {
  const there = await tablesThere(client);
  await client.query(`lock table ${tableList(there)} in access exclusive mode`);
  await refuseRows(store, client, there);
  await refuseOtherTables(client, contents, there);
  // Into new files, which are gone at once if it fails: a disk that became full has room again.
  await client.query(`truncate ${tableList(there)}`);
  for (const table of contents.tables) await fillTable(client, contents, table, options);
  await setSequences(client, contents);
  for (const table of contents.tables) await compare(client, contents, table, options);
}

async function fillTable(
  client: PoolClient,
  contents: StoreContents,
  table: TableSummary,
  { signal, onProgress }: TransferOptions,
): Promise<void> {
  const { name, columns, rows: of } = table;
  signal.throwIfAborted();
  const counter = rowCounter((rows) => onProgress?.({ step: 'copy', table: name, rows, of }));
  const into = client.query(
    copyFrom(`copy ${escapeIdentifier(name)} (${columnList(columns)}) from stdin`),
  );
  try {
    await pipeline(contents.rowsOf(table), counter, into, { signal });
  } catch (error) {
    throw isAboutRows(error) ? contents.damaged(`${name} can’t be read (${error.message})`) : error;
  }
  refuseOtherCount(contents, table, into.rowCount);
}

/** Values that no column takes, or rows that can't be together in a table. */
function isAboutRows(error: unknown): error is DatabaseError {
  return error instanceof DatabaseError && /^2[23]/u.test(error.code ?? '');
}

/** RESTART is undone when the transaction is, unlike setval. */
async function setSequences(client: PoolClient, contents: StoreContents): Promise<void> {
  const tables = contents.tables.map(({ name }) => name);
  if (namesOf(await sequencesOf(client, tables)) !== namesOf(contents.sequences)) {
    throw contents.damaged('The sequences are not those of its schema');
  }
  for (const { name, next } of contents.sequences) {
    await client.query(`alter sequence ${escapeIdentifier(name)} restart with ${Math.trunc(next)}`);
  }
}

async function compare(
  client: PoolClient,
  contents: StoreContents,
  expected: TableSummary,
  { signal, onProgress }: TransferOptions,
): Promise<void> {
  const { name, columns } = expected;
  signal.throwIfAborted();
  onProgress?.({ step: 'compare', table: name, rows: 0, of: expected.rows });
  const { rows, checksum } = await summariseTable(client, name, columns);
  refuseOtherCount(contents, expected, rows);
  if (checksum !== expected.checksum) {
    throw contents.damaged(`The rows of ${name} are not those that were written (checksum)`);
  }
}

function refuseOtherCount(contents: StoreContents, expected: TableSummary, rows: number): void {
  if (rows === expected.rows) return;
  throw contents.damaged(`${expected.name} has ${rows} rows instead of ${expected.rows}`);
}
