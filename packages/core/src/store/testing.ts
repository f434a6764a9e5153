import { type Kysely, sql } from 'kysely';
import { mkdtemp, realpath } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrations } from './migrations/index.ts';
import { type Database, openDatabase } from './postgres/database.ts';
import { migrate } from './postgres/migrate.ts';
import { startPostgres } from './postgres/start-postgres.ts';
import { removeWhenWeEnd } from './postgres/testing-remains.ts';
import type { Schema } from './schema.ts';

/** What a test file sees of a PostgreSQL. */
export interface TestServer {
  /** A migrated database with nothing in it. */
  freshDatabase(): Promise<Database<Schema>>;
  /** Closes the databases of this test file. */
  stop(): Promise<void>;
}

/** Forgets everything, which is quicker than another database. */
export async function emptyDatabase(db: Kysely<Schema>): Promise<void> {
  await sql`truncate agent, unit, scope, sync_slot, agent_day, agent_day_whole, leg, restatement
    restart identity cascade`.execute(db);
}

/** Makes a migrated database with nothing in it. */
type MakeDatabase = () => Promise<Database<Schema>>;

/** Starting one takes longer than most test files: those of a worker have one, with databases of their own. */
let shared: Promise<MakeDatabase> | undefined;

/** Starts one, unless this process has one; it ends with the process. */
export async function startTestServer(): Promise<TestServer> {
  shared ??= startShared();
  const makeDatabase = await shared;
  const opened: Database<Schema>[] = [];
  return {
    async freshDatabase() {
      const database = await makeDatabase();
      opened.push(database);
      return database;
    },
    async stop() {
      for (const database of opened) await database.close();
    },
  };
}

/** Migrates one database; the others are copies of it. */
async function startShared(): Promise<MakeDatabase> {
  const dataDir = await realpath(await mkdtemp(join(tmpdir(), 'halfhour-store-')));
  removeWhenWeEnd({ dataDir, dir: dataDir });
  const server = await startPostgres({ dataDir });
  const open = (database: string) =>
    openDatabase<Schema>(
      { ...server, connection: { ...server.connection, database } },
      { applicationName: 'test' },
    );
  const admin = openDatabase<Schema>(server, { applicationName: 'test' });
  await sql`create database template_of_tests`.execute(admin.kysely);
  const template = open('template_of_tests');
  await migrate(template.kysely, migrations);
  await template.close();
  let made = 0;
  return async () => {
    made += 1;
    const name = `test_${made}`;
    await sql`create database ${sql.id(name)} template template_of_tests`.execute(admin.kysely);
    return open(name);
  };
}
