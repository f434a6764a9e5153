// A process of ours for tests: starts PostgreSQL in a directory, says hello with a line of JSON,
// answers each line of SQL with one, and leaves when its input ends.
import { createInterface } from 'node:readline';
import { Pool } from 'pg';
import { startPostgres } from './start-postgres.ts';
import { valueTypes } from './value-types.ts';

const told: string[] = [];
const log = { info: (line: string) => told.push(line), warn: (line: string) => told.push(line) };
const say = (value: unknown) => console.log(JSON.stringify(value));
const message = (error: unknown) => (error instanceof Error ? error.message : String(error));

async function main(dataDir: string): Promise<void> {
  const server = await startPostgres({ dataDir, log });
  // Not openDatabase: to load kysely takes most of such a process's time.
  const pool = new Pool({ ...server.connection, types: valueTypes() });
  pool.on('error', () => undefined);
  say({ told });
  for await (const sql of createInterface({ input: process.stdin })) {
    say(await pool.query(sql).then(({ rows }) => rows, message));
  }
  await pool.end();
  await server.leave();
}

try {
  await main(process.argv[2] ?? '');
} catch (error) {
  say(message(error));
  process.exitCode = 1;
}
