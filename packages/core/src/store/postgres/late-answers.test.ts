import { Kysely, PostgresDialect, sql } from 'kysely';
import { Pool } from 'pg';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { givingUpLateAnswers } from './late-answers.ts';
import { isPassing } from './retry.ts';
import type { PostgresServer } from './server.ts';
import { startPostgres } from './start-postgres.ts';
import { workplace, type Workplace } from './testing.ts';

let place: Workplace;
let server: PostgresServer;
let pool: Pool;
let db: Kysely<unknown>;
beforeAll(async () => {
  place = await workplace();
  server = await startPostgres(place);
});
beforeEach(() => {
  pool = new Pool({ ...server.connection, max: 1 });
  const impatient = givingUpLateAnswers(pool, 150);
  db = new Kysely({ dialect: new PostgresDialect({ pool: impatient }) });
});
afterAll(async () => {
  await server.leave();
  await place[Symbol.asyncDispose]();
});

// A server that sleeps says as little as one that has vanished.

it('a connection on which nothing is answered is given up, and the next one is used', async () => {
  const late = sql`select pg_sleep(30)`.execute(db);
  await expect(late).rejects.toThrow('PostgreSQL has not answered for 0.15 s');
  await expect(late).rejects.toSatisfy(isPassing);
  expect(pool.totalCount).toBe(0);
  expect((await sql`select 7 as seven`.execute(db)).rows).toEqual([{ seven: 7 }]);
  await db.destroy();
});

it('a transaction in which nothing is answered ends at once: nobody waits for its rollback', async () => {
  const late = db.transaction().execute(async (tx) => {
    await sql`select pg_sleep(30)`.execute(tx);
  });
  await expect(late).rejects.toMatchObject({ code: 'ETIMEDOUT' });
  expect(pool.totalCount).toBe(0);
  await db.destroy();
});

it('a process that stood still itself looks at what has arrived before it gives up', async () => {
  await sql`select 1`.execute(db);
  const answered = sql`select 7 as seven`.execute(db);
  await new Promise(setImmediate);
  const untilMs = performance.now() + 200;
  while (performance.now() < untilMs);
  expect((await answered).rows).toEqual([{ seven: 7 }]);
  await db.destroy();
});
