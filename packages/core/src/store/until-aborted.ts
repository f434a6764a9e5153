import { type Kysely, sql } from 'kysely';
import { abortable } from '../genesys/abortable.ts';
import type { Schema } from './schema.ts';

/**
 * Runs reads one after the other on a connection of their own. As soon as the signal aborts it rejects
 * with the reason, and the statement that runs then is cancelled: nobody waits for what it would say.
 */
export async function untilAborted<Result>(
  db: Kysely<Schema>,
  signal: AbortSignal,
  run: (session: Kysely<Schema>) => Promise<Result>,
): Promise<Result> {
  signal.throwIfAborted();
  return abortable(
    db.connection().execute(async (session) => cancelled(session, { db, signal, run })),
    signal,
  );
}

async function cancelled<Result>(
  session: Kysely<Schema>,
  {
    db,
    signal,
    run,
  }: {
    readonly db: Kysely<Schema>;
    readonly signal: AbortSignal;
    readonly run: (session: Kysely<Schema>) => Promise<Result>;
  },
): Promise<Result> {
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(session);
  let isOver = false;
  let cancelling: Promise<unknown> = Promise.resolve();
  const cancel = async () =>
    db.connection().execute(async (another) => {
      // It may be over by the time there is a connection to cancel it by.
      if (isOver) return;
      cancelling = sql`select pg_cancel_backend(${rows[0]?.pid})`.execute(another);
      await cancelling;
    });
  const onAbort = () => void cancel().catch(() => undefined);
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    // It may have aborted while there was no connection to be had.
    signal.throwIfAborted();
    return await run(session);
  } finally {
    isOver = true;
    signal.removeEventListener('abort', onAbort);
    // Or it would hit whoever has the connection next. One that waits for a connection is not waited
    // for: it may be this one's.
    await cancelling.catch(() => undefined);
  }
}
