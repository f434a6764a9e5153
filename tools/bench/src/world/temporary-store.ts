import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, migrate, migrations, openDatabase } from '../measured-store.ts';
import { type Schema, startPostgres } from '../measured-store.ts';

/** A store of a process's own, gone when it is disposed of. */
export interface TemporaryStore extends AsyncDisposable {
  readonly database: Database<Schema>;
}

/** Starts the embedded PostgreSQL in a temporary directory, with nothing in it. */
export async function temporaryStore(): Promise<TemporaryStore> {
  const dataDir = await mkdtemp(join(tmpdir(), 'halfhour-bench-'));
  const server = await startPostgres({ dataDir });
  const database = openDatabase<Schema>(server, {
    applicationName: 'bench',
    statementTimeoutMs: 0,
  });
  await migrate(database.kysely, migrations);
  return {
    database,
    async [Symbol.asyncDispose]() {
      await database.close();
      await server.leave();
      await rm(dataDir, { recursive: true });
    },
  };
}
