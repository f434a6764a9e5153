import { Client } from 'pg';
import { connectError } from './connect-error.ts';
import { parseDatabaseUrl, type DatabaseUrl } from './database-url.ts';
import { PostgresError } from './errors.ts';
import type { PostgresServer } from './server.ts';

/** How long a server may take to answer at the start, ms. */
const CONNECT_TIMEOUT_MS = 10_000;

/** The oldest PostgreSQL whose SQL we write. */
export const OLDEST_MAJOR = 15;

/**
 * The server that DATABASE_URL names, after a first connection has shown that it can be used.
 *
 * @throws PostgresError with what to do about it
 */
export async function useOwnServer(
  databaseUrl: string,
  readVersion: (url: DatabaseUrl) => Promise<number> = askVersion,
): Promise<PostgresServer> {
  const url = parseDatabaseUrl(databaseUrl);
  refuseOldVersion(await readVersion(url), url.location);
  return {
    kind: 'server',
    connection: { connectionString: url.connectionString },
    location: url.location,
    leave: async () => undefined,
  };
}

/** The server's `server_version_num`, such as 150013. */
async function askVersion({ connectionString, location, password }: DatabaseUrl): Promise<number> {
  try {
    const client = new Client({ connectionString, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
    client.on('error', () => undefined);
    try {
      await client.connect();
      const { rows } = await client.query<{ version: string }>(
        "select current_setting('server_version_num') as version",
      );
      return Number(rows[0]?.version);
    } finally {
      await client.end();
    }
  } catch (error) {
    throw connectError(error, location, password);
  }
}

function refuseOldVersion(versionNumber: number, location: string): void {
  const major = Math.floor(versionNumber / 10_000);
  if (major >= OLDEST_MAJOR) return;
  throw new PostgresError(
    `PostgreSQL at ${location} is version ${major}: Halfhour needs ${OLDEST_MAJOR} or later. Upgrade it, or name another in DATABASE_URL.`,
  );
}
