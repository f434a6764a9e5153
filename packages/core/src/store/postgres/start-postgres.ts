import { tmpdir } from 'node:os';
import { startEmbedded } from './embedded/start-embedded.ts';
import { silentLog, type StoreLog } from './log.ts';
import { useOwnServer } from './own-server.ts';
import type { PostgresServer } from './server.ts';

export interface PostgresOptions {
  /** DATABASE_URL: a PostgreSQL 15 or later. `undefined`: one of our own in `dataDir`. */
  readonly databaseUrl?: string | undefined;
  /** HALFHOUR_DATA: where an embedded server keeps everything; made when missing. */
  readonly dataDir: string;
  /**
   * POSTGRES_BIN_DIR: a directory with `postgres` and `initdb`, such as /usr/lib/postgresql/15/bin.
   *
   * @default the binaries from npm for this platform
   */
  readonly binDir?: string | undefined;
  /** @default nobody is told */
  readonly log?: StoreLog;
}

/**
 * PostgreSQL, ready for connections: yours when `databaseUrl` is set, otherwise an embedded one
 * that all processes with the same `dataDir` share. `leave` it when done.
 *
 * @throws PostgresError in one line that says what to do; nothing was changed then
 */
export async function startPostgres(options: PostgresOptions): Promise<PostgresServer> {
  const { databaseUrl, dataDir, binDir, log = silentLog } = options;
  if (databaseUrl !== undefined) return useOwnServer(databaseUrl);
  return startEmbedded({ dataDir, binDir, log, tmpDir: tmpdir() });
}
