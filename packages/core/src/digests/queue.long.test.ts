import { type Kysely, sql } from 'kysely';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Pool } from 'pg';
import { PgBoss } from 'pg-boss';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { migrations } from '../store/migrations/index.ts';
import { type Database, openDatabase } from '../store/postgres/database.ts';
import { migrate } from '../store/postgres/migrate.ts';
import type { PostgresServer } from '../store/postgres/server.ts';
import { startPostgres } from '../store/postgres/start-postgres.ts';
import { until } from '../store/postgres/testing.ts';
import type { Schema } from '../store/schema.ts';
import { emptyDigests, subscribed } from '../store/testing-subscriptions.ts';
import { startDigests } from './start-digests.ts';
import { digestWorld, due } from './testing.ts';

let dataDir: string;
let server: PostgresServer;
let database: Database<Schema>;
let db: Kysely<Schema>;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'halfhour-queue-'));
  server = await startPostgres({ dataDir });
  database = openDatabase<Schema>(server, { applicationName: 'test' });
  db = database.kysely;
  await migrate(db, migrations);
});
beforeEach(async () => {
  await emptyDigests(db);
  await sql`drop schema if exists pgboss cascade`.execute(db);
});
afterAll(async () => {
  await database.close();
  await server.leave();
  await rm(dataDir, { recursive: true });
});

/** Never looks by itself within a test. */
const NEVER_MS = 600_000;

it('is woken by a job at the second, and is planned each minute, missed minutes too', async () => {
  const world = digestWorld(db);
  const settings = { pollMs: NEVER_MS, spacingMs: 0 };
  const started = await startDigests({ ...world.deps, settings, queue: server });
  const pool = new Pool(server.connection);
  const executeSql = async (text: string, values?: unknown[]) => pool.query(text, values);
  const boss = new PgBoss({ db: { executeSql }, supervise: false, schedule: false });
  await boss.start();
  const schedules = await boss.getSchedules('digest-plan');
  expect(schedules).toMatchObject([{ cron: '* * * * *', options: { missed: 'once' } }]);

  await due(db, await subscribed(db), { minutesAgo: -3 / 60 });
  await boss.send('digest-plan');
  await until(() => world.messages.length > 0);
  await boss.stop();
  await pool.end();
  await started.stop();
  expect(world.events.filter(({ kind }) => kind === 'trouble')).toEqual([]);
});

it('posts what is due though the queue is gone, or never was to be had', async () => {
  const world = digestWorld(db);
  const settings = { pollMs: 100, spacingMs: 0 };
  const started = await startDigests({ ...world.deps, settings, queue: server });
  await sql`drop schema pgboss cascade`.execute(db);
  await due(db, await subscribed(db));
  await until(() => world.messages.length === 1);
  await started.stop();

  await sql`create role nobody_here login`.execute(db);
  const connection = { ...server.connection, user: 'nobody_here' };
  const poor = await startDigests({ ...world.deps, settings, queue: { connection } });
  expect(world.events).toContainEqual(expect.objectContaining({ kind: 'trouble', what: 'queue' }));
  await due(db, await subscribed(db));
  await until(() => world.messages.length === 2);
  await poor.stop();
});

it('posts once with two that deliver, and goes on when either ends', async () => {
  const world = digestWorld(db);
  const settings = { pollMs: 50, spacingMs: 0, pacingMs: 0 };
  const first = await startDigests({ ...world.deps, settings, queue: null });
  const second = await startDigests({ ...world.deps, settings, queue: null });
  for (let nth = 1; nth <= 20; nth += 1) await due(db, await subscribed(db));
  await until(() => world.messages.length >= 10);
  await first.stop();
  await until(() => world.messages.length >= 20);
  const third = await startDigests({ ...world.deps, settings, queue: null });
  await second.stop();
  await due(db, await subscribed(db));
  await until(() => world.messages.length >= 21);
  await third.stop();
  expect(new Set(world.messages.map(({ mark }) => mark)).size).toBe(21);
  expect(world.messages).toHaveLength(21);
});
