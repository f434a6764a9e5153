import { sql, type Kysely } from 'kysely';
import { Migrator, type Migration } from 'kysely/migration';
import { setTimeout as wait } from 'node:timers/promises';
import { errorCode, errorText, PostgresError } from './errors.ts';
import { silentLog, type StoreLog } from './log.ts';

/** A migration waits this often for a lock that something else holds, 5 s each time. */
const ATTEMPTS = 12;
const PAUSE_MS = 500;
/** Lock not available; deadlock. */
const LOCKED = new Set(['55P03', '40P01']);

/**
 * Brings the schema up to date. Any number of processes may do so at once: one does, the others
 * wait. All of it happens, or nothing.
 *
 * @param migrations - by name; names sort in the order in which they are run
 * @throws PostgresError when the schema is newer than this program, or a migration fails
 */
export async function migrate<Schema>(
  kysely: Kysely<Schema>,
  migrations: Readonly<Record<string, Migration>>,
  log: StoreLog = silentLog,
): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const done = await kysely.connection().execute((session) => migrateOnce(session, migrations));
    if (done.error === undefined) {
      if (done.names.length > 0) log.info(`The schema is up to date: ran ${done.names.join(', ')}`);
      return;
    }
    if (!LOCKED.has(errorCode(done.error) ?? '') || attempt === ATTEMPTS) throw failed(done.error);
    log.info('The schema can’t be changed while something else holds a lock on it: trying again');
    await wait(PAUSE_MS);
  }
}

interface Outcome {
  readonly names: readonly string[];
  readonly error?: unknown;
}

async function migrateOnce<Schema>(
  session: Kysely<Schema>,
  migrations: Readonly<Record<string, Migration>>,
): Promise<Outcome> {
  const newer = (await namesOfRun(session)).filter((name) => !(name in migrations));
  if (newer.length > 0) throw tooNew(newer);
  const migrator = new Migrator({
    db: session,
    provider: { getMigrations: async () => migrations },
  });
  const limit = await setStatementTimeout(session, '0');
  try {
    const { error, results = [] } = await migrator.migrateToLatest();
    const names = results.map(({ migrationName }) => migrationName);
    return error === undefined ? { names } : { names, error };
  } finally {
    await setStatementTimeout(session, limit);
  }
}

/** The migrations that have run here, by name, in order; none: it holds no store. */
export async function namesOfRun<Schema>(session: Kysely<Schema>): Promise<readonly string[]> {
  const table = await sql<{ found: boolean }>`
    select to_regclass('kysely_migration') is not null as found`.execute(session);
  if (table.rows[0]?.found !== true) return [];
  const run = await sql<{ name: string }>`
    select name from kysely_migration order by name`.execute(session);
  return run.rows.map(({ name }) => name);
}

/** @returns what it was before */
async function setStatementTimeout<Schema>(
  session: Kysely<Schema>,
  value: string,
): Promise<string> {
  const { rows } = await sql<{ before: string }>`
    with old as materialized (select current_setting('statement_timeout') as before)
    select before, set_config('statement_timeout', ${value}, false) from old`.execute(session);
  return rows[0]?.before ?? '0';
}

function tooNew(names: readonly string[]): PostgresError {
  return new PostgresError(
    `The database’s schema is newer than this program (it has ${names.join(', ')}): run a newer Halfhour, or restore a copy made before the upgrade.`,
  );
}

function failed(error: unknown): PostgresError {
  return new PostgresError(
    `The schema could not be brought up to date, and nothing was changed: ${errorText(error)}`,
  );
}
