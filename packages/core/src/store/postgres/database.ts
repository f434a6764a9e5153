import { Kysely, PostgresDialect } from 'kysely';
import { Pool, type ClientBase } from 'pg';
import { errorText } from './errors.ts';
import { givingUpLateAnswers } from './late-answers.ts';
import { silentLog, type StoreLog } from './log.ts';
import { retrying } from './retry.ts';
import type { PostgresServer } from './server.ts';
import { statementEvent, type StatementListener } from './statement-event.ts';
import { valueTypes } from './value-types.ts';

export interface DatabaseOptions {
  /** Who this is in `pg_stat_activity`. */
  readonly applicationName: string;
  /** @default 10 */
  readonly maxConnections?: number;
  /**
   * How long a statement may run, ms; 0: without limit. A little later a server that says nothing is
   * taken to be gone, but for what goes through the pool. @default 30_000
   */
  readonly statementTimeoutMs?: number;
  /** @default nobody is told */
  readonly log?: StoreLog;
  /** Hears of every statement but those that go through the pool. */
  readonly onStatement?: StatementListener | undefined;
}

/** Connections to a PostgreSQL. How values arrive is told by `valueTypes`. */
export interface Database<Schema> {
  readonly kysely: Kysely<Schema>;
  /** For what kysely can't do, such as COPY. */
  readonly pool: Pool;
  /**
   * Runs what may be run twice, and runs it again for about 12 s while the server is away.
   * Not within a transaction: give it the whole of one.
   */
  readonly retrying: <Result>(run: () => Promise<Result>) => Promise<Result>;
  /** Waits for running statements, then hangs up. */
  readonly close: () => Promise<void>;
}

const MOST_CONNECTIONS = 10;
/** How long to wait for a connection, ms. */
const CONNECT_TIMEOUT_MS = 10_000;
/** How long a statement waits for a lock, ms: a migration behind a long read would stop everybody. */
const LOCK_TIMEOUT_MS = 5000;
/** How much longer than it may run a statement's answer may take, ms. */
const ANSWER_MS = 5000;
/** How long a transaction may hold its locks and do nothing, ms. */
const IDLE_TRANSACTION_TIMEOUT_MS = 60_000;

/** Opens a database; nothing is connected until it is used. */
export function openDatabase<Schema>(
  server: Pick<PostgresServer, 'connection' | 'location'>,
  options: DatabaseOptions,
): Database<Schema> {
  const { applicationName, maxConnections = MOST_CONNECTIONS, log = silentLog } = options;
  const { statementTimeoutMs = 30_000, onStatement } = options;
  const settings = sessionSettings(statementTimeoutMs);
  const pool = new Pool({
    ...server.connection,
    application_name: applicationName,
    max: maxConnections,
    types: valueTypes(),
    keepAlive: true,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    idleTimeoutMillis: 30_000,
    // Not as parameters of the connection: PgBouncer refuses those it does not know.
    // oxlint-disable-next-line typescript/no-misused-promises -- the pool waits for it, its types don't say
    onConnect: async (client: ClientBase) => {
      await client.query(settings);
    },
  });
  const told = (error: unknown) =>
    log.warn(`A connection to PostgreSQL at ${server.location} ended: ${errorText(error)}`);
  pool.on('error', told);
  // The pool listens while they are idle; between two statements of a transaction, nobody would.
  pool.on('connect', (client) => client.on('error', () => undefined));

  const patience =
    statementTimeoutMs === 0 ? pool : givingUpLateAnswers(pool, statementTimeoutMs + ANSWER_MS);
  const kysely = new Kysely<Schema>({
    dialect: new PostgresDialect({ pool: patience }),
    ...(onStatement === undefined ? {} : { log: (event) => onStatement(statementEvent(event)) }),
  });
  return {
    kysely,
    pool,
    retrying: (run) => retrying(run, () => discardIdle(pool)),
    close: async () => {
      await kysely.destroy();
      // Kysely ends it only if it has used it.
      if (!pool.ending) await pool.end();
    },
  };
}

/** What a server or a role may have set otherwise, and limits. */
function sessionSettings(statementTimeoutMs: number): string {
  return [
    "set timezone = 'UTC'",
    "set datestyle = 'ISO'",
    "set bytea_output = 'hex'",
    "set default_transaction_isolation = 'read committed'",
    `set statement_timeout = ${statementTimeoutMs}`,
    `set lock_timeout = ${LOCK_TIMEOUT_MS}`,
    `set idle_in_transaction_session_timeout = ${IDLE_TRANSACTION_TIMEOUT_MS}`,
  ].join('; ');
}

/** New connections may lead to another server: the one that its name leads to now. */
async function discardIdle(pool: Pool): Promise<void> {
  for (let left = pool.idleCount; left > 0; left--) {
    const client = await pool.connect();
    client.release(true);
  }
}
