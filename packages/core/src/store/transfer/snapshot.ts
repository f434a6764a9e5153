import { escapeIdentifier, type PoolClient } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { PostgresError } from '../postgres/errors.ts';
import { migrationsRun, refuseNewer } from '../schema-version.ts';
import type { Store } from '../open-store.ts';
import { StoreInputError } from '../store-input-error.ts';
import type { StoreContents, TableSummary, TransferOptions } from './contents.ts';
import { inTransaction, inWords, saying } from './session.ts';
import {
  columnList,
  columnsOf,
  daysOf,
  sequencesOf,
  summariseTable,
  tableList,
  tablesThere,
} from './summarise.ts';

/**
 * Shows a store as it is at one moment. Others may read and write it meanwhile; only changes of its
 * tables, old partitions among them, wait until `use` ends.
 *
 * @throws StoreInputError when there is nothing in it, or its schema is newer than this program
 * @throws PostgresError
 */
export async function withSnapshot<Result>(
  store: Store,
  options: TransferOptions,
  use: (contents: StoreContents) => Promise<Result>,
): Promise<Result> {
  const begin = 'begin isolation level repeatable read read only';
  return inTransaction(store, begin, options.signal, async (client) => {
    const tables = tableList(await existingTables(store));
    await client.query(`lock table ${tables} in access share mode`);
    return use(await contentsOf(client, store, options));
  });
}

/** Asked outside the transaction, whose moment is that of its first question. */
async function existingTables({ database, location }: Store): Promise<string[]> {
  const tables = await saying({ location }, async () => tablesThere(database.pool));
  if (tables.length > 0) return tables;
  throw new StoreInputError(`There is nothing of Halfhour in ${location} yet.`);
}

async function contentsOf(
  client: PoolClient,
  store: Store,
  { signal, onProgress }: TransferOptions,
): Promise<StoreContents> {
  const schema = await migrationsRun(client);
  refuseNewer(schema, `The database’s (${store.location})`);
  const names = await tablesThere(client);
  const tables: TableSummary[] = [];
  for (const name of names) {
    signal.throwIfAborted();
    onProgress?.({ step: 'count', table: name, rows: 0, of: null });
    tables.push(await summariseTable(client, name, await columnsOf(client, name)));
  }
  return {
    schema,
    tables,
    sequences: await sequencesOf(client, names),
    days: await daysOf(client, names),
    rowsOf: (table) => rowsOf(client, store, table),
    damaged: (why) =>
      new PostgresError(`${why}: this should not be possible, and nothing was written.`),
  };
}

async function* rowsOf(
  client: PoolClient,
  store: Store,
  { name, columns }: TableSummary,
): AsyncGenerator<Buffer> {
  // Not the table's name alone: COPY does not write partitioned ones.
  const rows = `copy (select ${columnList(columns)} from ${escapeIdentifier(name)}) to stdout`;
  try {
    yield* client.query(copyTo(rows));
  } catch (error) {
    // Here, where it is known whose error it is.
    throw inWords(error, store);
  }
}
