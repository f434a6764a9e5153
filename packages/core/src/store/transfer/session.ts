import { DatabaseError, type PoolClient } from 'pg';
import { errorCode, errorText, PostgresError } from '../postgres/errors.ts';
import type { Store } from '../open-store.ts';
import { StoreDiskFullError } from '../store-input-error.ts';

/** PostgreSQL's code for a disk that is full. */
const DISK_FULL = '53100';

/** Nothing here is quick, and nobody waits behind it but whoever asked for it. */
const LIMITS =
  "set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0; set local lock_timeout = '60s'";

/**
 * Runs a long transaction of which all is kept, or nothing: whatever fails, and when the signal
 * aborts.
 *
 * @param begin - `begin` with its words
 * @throws PostgresError for what PostgreSQL says, the signal's reason when it aborted, and whatever
 *   `run` throws itself
 */
export async function inTransaction<Result>(
  store: Store,
  begin: string,
  signal: AbortSignal,
  run: (client: PoolClient) => Promise<Result>,
): Promise<Result> {
  const client = await saying(store, async () => store.database.pool.connect());
  const cancel = await canceller(store, client);
  signal.addEventListener('abort', cancel, { once: true });
  try {
    signal.throwIfAborted();
    await client.query(begin);
    await client.query(LIMITS);
    const result = await run(client);
    signal.throwIfAborted();
    await client.query('commit');
    client.release();
    return result;
  } catch (error) {
    // Hanging up rolls back also in the middle of a COPY, where ROLLBACK would have to wait.
    client.release(true);
    throw signal.aborted ? signal.reason : inWords(error, store);
  } finally {
    signal.removeEventListener('abort', cancel);
  }
}

/** Stops the statement that runs: a server notices otherwise only at its end that we hung up. */
async function canceller({ database }: Store, client: PoolClient): Promise<() => void> {
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  return () => {
    database.pool.query('select pg_cancel_backend($1)', [rows[0]?.pid]).catch(() => undefined);
  };
}

/** What PostgreSQL or its connection says, on one line with the place; other errors as they are. */
export function inWords(error: unknown, { location }: Pick<Store, 'location'>): unknown {
  if (errorCode(error) === DISK_FULL) {
    return new StoreDiskFullError(
      `The disk of PostgreSQL at ${location} is full, and nothing was written: make room there.`,
    );
  }
  if (!isOfDatabase(error)) return error;
  return new PostgresError(`PostgreSQL at ${location}: ${errorText(error)}.`);
}

/** Runs what asks a store, with errors of PostgreSQL in words. */
export async function saying<Result>(
  store: Pick<Store, 'location'>,
  run: () => Promise<Result>,
): Promise<Result> {
  try {
    return await run();
  } catch (error) {
    throw inWords(error, store);
  }
}

/** Said by the server, or by the driver of a connection that broke. */
function isOfDatabase(error: unknown): boolean {
  if (error instanceof DatabaseError) return true;
  const code = errorCode(error) ?? '';
  return (
    /^(?:ECONN|EPIPE|ETIMEDOUT|ENOENT)/u.test(code) ||
    /Connection terminated|not queryable|timeout expired/u.test(errorText(error))
  );
}
