import { stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { migrations } from './migrations/index.ts';
import { type Database, openDatabase } from './postgres/database.ts';
import { layoutOf } from './postgres/embedded/layout.ts';
import { PostgresError } from './postgres/errors.ts';
import { migrate } from './postgres/migrate.ts';
import type { PostgresServer } from './postgres/server.ts';
import { type PostgresOptions, startPostgres } from './postgres/start-postgres.ts';
import type { Schema } from './schema.ts';
import { StoreDiskFullError, StoreInputError } from './store-input-error.ts';

/** A store that is there to be looked into, copied or filled. */
export interface Store extends Pick<PostgresServer, 'kind' | 'location'> {
  readonly database: Database<Schema>;
  /** Hangs up, and stops an embedded server if nobody else uses it. */
  close(): Promise<void>;
}

/** Much here takes long, and nobody waits behind it but whoever asked for it. */
const NO_LIMIT = 0;
/** Enough for a transaction, a word beside it and one that cancels. */
const CONNECTIONS = 3;

/**
 * Opens a store as it is: its schema is not brought up to date.
 *
 * @param options.mayBeNew - whether an embedded one is made when there is none
 * @throws StoreInputError when there is none
 * @throws StoreDiskFullError when an embedded server has no room to start
 * @throws PostgresError when it can't be used
 */
export async function openStore(
  options: PostgresOptions & { readonly applicationName: string; readonly mayBeNew: boolean },
): Promise<Store> {
  if (!options.mayBeNew && options.databaseUrl === undefined) await refuseNew(options.dataDir);
  const server = await startPostgres(options).catch((error: unknown) => {
    throw isDiskFull(error) ? new StoreDiskFullError(error.message) : error;
  });
  const database = openDatabase<Schema>(server, {
    ...options,
    maxConnections: CONNECTIONS,
    statementTimeoutMs: NO_LIMIT,
  });
  return {
    kind: server.kind,
    location: server.location,
    database,
    async close() {
      await database.close();
      await server.leave();
    },
  };
}

/**
 * Opens a store with its schema brought up to date; an embedded one is made when there is none.
 *
 * @throws StoreDiskFullError when an embedded server has no room to start
 * @throws PostgresError when it can't be used
 */
export async function openMigratedStore(
  options: PostgresOptions & { readonly applicationName: string },
): Promise<Store> {
  const store = await openStore({ ...options, mayBeNew: true });
  try {
    await migrate(store.database.kysely, migrations);
    return store;
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** Starting a server would make an empty database, which nobody asked for. */
async function refuseNew(dataDir: string): Promise<void> {
  const { clusterDir } = layoutOf(resolve(dataDir), tmpdir());
  const found = await stat(join(clusterDir, 'PG_VERSION')).catch((error: unknown) => error);
  if (!(found instanceof Error && 'code' in found && found.code === 'ENOENT')) return;
  throw new StoreInputError(
    `There is no store in ${dataDir}: start Halfhour once, or correct HALFHOUR_DATA or DATABASE_URL.`,
  );
}

/** The supervisor says it in words only. */
function isDiskFull(error: unknown): error is PostgresError {
  return error instanceof PostgresError && /^The disk of .* is full: /u.test(error.message);
}
