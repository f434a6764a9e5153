import { openDatabase } from './postgres/database.ts';
import { type PostgresOptions, startPostgres } from './postgres/start-postgres.ts';
import type { PostgresServer } from './postgres/server.ts';
import { workplace } from './postgres/testing.ts';
import { startOnLoopback } from './testing-loopback.ts';

/** A server in which the store has to keep what it promises. */
export interface ServerUnderTest {
  readonly server: PostgresServer;
  /** By which another process gets to the same server. */
  readonly options: PostgresOptions;
  /** Leaves it, ends it and removes it. */
  stop(): Promise<void>;
}

/** Ours, on its socket. */
async function startOurs(): Promise<ServerUnderTest> {
  const place = await workplace();
  const options = { dataDir: place.dataDir };
  const server = await startPostgres(options);
  return {
    server,
    options,
    async stop() {
      await server.leave();
      await place[Symbol.asyncDispose]();
    },
  };
}

/** One of the oldest version that there is here, set up by somebody with ways of their own. */
async function startTheirs(): Promise<ServerUnderTest> {
  const loopback = await startOnLoopback();
  const options = { databaseUrl: loopback.url, dataDir: '/nowhere' };
  const server = await startPostgres(options);
  const owner = openDatabase(server, { applicationName: 'their owner' });
  for (const way of THEIR_WAYS) await owner.pool.query(`alter role halfhour set ${way}`);
  await owner.close();
  return { server, options, stop: async () => loopback.stop() };
}

const THEIR_WAYS = [
  "timezone = 'Asia/Kathmandu'",
  "datestyle = 'German, DMY'",
  "intervalstyle = 'iso_8601'",
  "bytea_output = 'escape'",
  'extra_float_digits = 0',
  "default_transaction_isolation = 'serializable'",
];

/** Both kinds, for `describe.each`. */
export const SERVERS: readonly (readonly [string, () => Promise<ServerUnderTest>])[] = [
  ['an embedded server', startOurs],
  ['a server of DATABASE_URL', startTheirs],
];

/** Another database of a server. */
export function inDatabase(server: PostgresServer, name: string): PostgresServer {
  const { connectionString } = server.connection;
  if (connectionString === undefined) {
    return { ...server, connection: { ...server.connection, database: name } };
  }
  const url = new URL(connectionString);
  url.pathname = name;
  return { ...server, connection: { connectionString: url.href } };
}
