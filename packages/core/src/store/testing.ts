import { type Kysely, sql } from 'kysely';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrations } from './migrations/index.ts';
import { type Database, openDatabase } from './postgres/database.ts';
import { migrate } from './postgres/migrate.ts';
import { startPostgres } from './postgres/start-postgres.ts';
import type { Schema } from './schema.ts';

/** A PostgreSQL of a test file's own. */
export interface TestServer {
  /** A migrated database with nothing in it. */
  freshDatabase(): Promise<Database<Schema>>;
  /** Closes all databases and removes everything. */
  stop(): Promise<void>;
}

/** Forgets everything, which is quicker than another database. */
export async function emptyDatabase(db: Kysely<Schema>): Promise<void> {
  await sql`truncate agent, unit, scope, sync_slot, agent_day, agent_day_whole, leg, restatement
    restart identity cascade`.execute(db);
}

/** Starts one; the first database is migrated, the others are copies of it. */
export async function startTestServer(): Promise<TestServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'halfhour-store-'));
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
  const opened: Database<Schema>[] = [];
  return {
    async freshDatabase() {
      const name = `test_${opened.length + 1}`;
      const database = open(name);
      opened.push(database);
      await sql`create database ${sql.id(name)} template template_of_tests`.execute(admin.kysely);
      return database;
    },
    async stop() {
      for (const database of [...opened, admin]) await database.close();
      await server.leave();
      await rm(dataDir, { recursive: true });
    },
  };
}
