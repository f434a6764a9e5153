import { sql } from 'kysely';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { migrations } from './migrations/index.ts';
import { type Database, openDatabase } from './postgres/database.ts';
import { migrate } from './postgres/migrate.ts';
import type { PostgresServer } from './postgres/server.ts';
import { startPostgres } from './postgres/start-postgres.ts';
import { until, workplace, type Workplace } from './postgres/testing.ts';
import type { Schema } from './schema.ts';

let place: Workplace;
let server: PostgresServer;
let database: Database<Schema>;
beforeAll(async () => {
  place = await workplace();
  server = await startPostgres(place);
  database = openDatabase(server, { applicationName: 'test' });
  await migrate(database.kysely, migrations);
});
beforeEach(async () => {
  await sql`truncate request_budget`.execute(database.kysely);
});
afterAll(async () => {
  await database.close();
  await server.leave();
  await place[Symbol.asyncDispose]();
});

/** Another process that shares the budget, of 300. */
async function otherProcess() {
  const script = fileURLToPath(new URL('testing-budget-process.ts', import.meta.url));
  const child = spawn(process.execPath, [script, place.dataDir, 'a client'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const said: string[] = [];
  createInterface({ input: child.stdout }).on('line', (word) => said.push(word));
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL');
    await ended;
  };
  await until(() => said.includes('ready'));
  return {
    said,
    started: () => said.filter((word) => word === 'started').length,
    waits: () => said.includes('waits'),
    start: (times: number) => child.stdin.write(`${times}\n`),
    kill,
    [Symbol.asyncDispose]: kill,
  };
}

async function startsKept(): Promise<number | undefined> {
  const row = await database.kysely
    .selectFrom('request_budget')
    .select('starts_ms')
    .executeTakeFirst();
  return row?.starts_ms.length;
}

it('two processes that race start as many requests as there may be, and not one more', async () => {
  await using one = await otherProcess();
  await using other = await otherProcess();
  // Once both are under way, none can take all of them and never have to wait.
  for (const each of [one, other]) each.start(1);
  await until(() => one.started() > 0 && other.started() > 0);
  for (const each of [one, other]) each.start(300);
  await until(() => one.waits() && other.waits());
  expect(one.started() + other.started()).toBe(300);
  expect(await startsKept()).toBe(300);
  expect(new Set([...one.said, ...other.said])).toEqual(new Set(['ready', 'started', 'waits']));
});

it('a process that is killed holds nobody up, and what it had started counts', async () => {
  await using killed = await otherProcess();
  await using other = await otherProcess();
  killed.start(300);
  await until(() => killed.started() >= 20);
  other.start(300);
  await killed.kill();
  await until(() => other.waits());
  // One may have been taken in the moment of its end.
  expect([299, 300]).toContain(killed.started() + other.started());
  expect(await startsKept()).toBe(300);

  // A minute later everything is there again, though nobody tidied up.
  await sql`update request_budget set starts_ms = array(
    select start_ms - 61000 from unnest(starts_ms) as start_ms)`.execute(database.kysely);
  await using third = await otherProcess();
  third.start(300);
  await until(() => third.started() === 300);
  expect(await startsKept()).toBe(300);
});
