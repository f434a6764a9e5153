import { sql, type Kysely } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDatabase, type Database } from './database.ts';
import { migrate } from './migrate.ts';
import { isPassing, retrying } from './retry.ts';
import type { PostgresServer } from './server.ts';
import { startPostgres } from './start-postgres.ts';
import { workplace, type Workplace } from './testing.ts';
import { epochMs, integers, safeInteger } from './value-types.ts';

interface Schema {
  readonly note: { readonly at: number; readonly words: string };
}

let place: Workplace;
let server: PostgresServer;
let database: Database<Schema>;
const told: string[] = [];
const log = { info: () => undefined, warn: (line: string) => void told.push(line) };

beforeAll(async () => {
  place = await workplace();
  server = await startPostgres(place);
  database = openDatabase(server, { applicationName: 'a test', log });
});
afterAll(async () => {
  await database.close();
  await server.leave();
  await place[Symbol.asyncDispose]();
});

async function one(query: string): Promise<unknown> {
  const { rows } = await database.pool.query({ text: query, rowMode: 'array' });
  return rows[0];
}

it('dates arrive as text, instants as milliseconds, counts as numbers', async () => {
  expect(
    await one(`select date '2026-03-29', timestamptz '2026-03-29 02:30:00.25+01:00', count(*),
      array[1, null, 3], array[array[1], array[2]], '{}'::int2[]`),
  ).toEqual(['2026-03-29', Date.UTC(2026, 2, 29, 1, 30, 0, 250), 1, [1, null, 3], [[1], [2]], []]);
  expect(integers('{1,2}')).toEqual([1, 2]);
});

it('a number or an instant that would be wrong is an error', async () => {
  await expect(one('select 9007199254740993')).rejects.toThrow('is beyond 2^53');
  await expect(one("select timestamptz 'infinity'")).rejects.toThrow('The instant infinity');
  expect(safeInteger('-9007199254740991')).toBe(-9_007_199_254_740_991);
  expect(() => epochMs('0044-03-15 00:00:00+00 BC')).toThrow(RangeError);
});

it('a session is in UTC, with limits on statements and locks', async () => {
  const settings = ['timezone', 'statement_timeout', 'lock_timeout', 'application_name'];
  const list = settings.map((name) => `current_setting('${name}')`).join();
  expect(await one(`select ${list}`)).toEqual(['UTC', '30s', '5s', 'a test']);
  const hasty = openDatabase(server, { applicationName: 'hasty', statementTimeoutMs: 20 });
  await expect(hasty.pool.query('select pg_sleep(5)')).rejects.toMatchObject({ code: '57014' });
  await hasty.close();
});

it('a session that is ended, idle or within a transaction, ends nothing else', async () => {
  const idle = await one('select pg_backend_pid()');
  const inTransaction = database.kysely.transaction().execute(async (transaction) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(
      transaction,
    );
    const other = openDatabase(server, { applicationName: 'killer' });
    for (const pid of [rows[0]?.pid, Number(String(idle))]) {
      await other.pool.query('select pg_terminate_backend($1)', [pid]);
    }
    await other.close();
    await sql`select 1`.execute(transaction);
  });
  await expect(inTransaction).rejects.toSatisfy(isPassing);
  expect(await database.retrying(() => one('select 1'))).toEqual([1]);
});

it('what may be repeated is repeated while the server is away, and anything else is not', async () => {
  const passing = Object.assign(new Error('read-only'), { code: '25006' });
  const failures = [passing, passing];
  let renewed = 0;
  const run = async () => {
    const failure = failures.pop();
    if (failure !== undefined) throw failure;
    return 'done';
  };
  const renew = async () => void renewed++;
  expect(await retrying(run, renew, [1, 1, 1])).toBe('done');
  expect(renewed).toBe(2);

  failures.push(passing, passing);
  await expect(retrying(run, renew, [1])).rejects.toBe(passing);
  const lasting = Object.assign(new Error('no such table'), { code: '42P01' });
  failures.push(passing, lasting);
  await expect(retrying(run, renew, [1, 1])).rejects.toBe(lasting);
});

/** A database without a schema. */
async function emptyDatabase(name: string): Promise<PostgresServer> {
  await sql`create database ${sql.id(name)}`.execute(database.kysely);
  return { ...server, connection: { ...server.connection, database: name } };
}

const first = {
  async up(kysely: Kysely<unknown>): Promise<void> {
    await sql`create table note (at timestamptz not null, words text not null)`.execute(kysely);
    await sql`select pg_sleep(0.2)`.execute(kysely);
  },
};

it('three that migrate at once run each migration once', async () => {
  const empty = await emptyDatabase('migrated_by_three');
  const three = [1, 2, 3].map((n) => openDatabase(empty, { applicationName: `replica ${n}` }));
  const ran: string[] = [];
  const tell = { info: (line: string) => void ran.push(line), warn: () => undefined };
  await Promise.all(three.map(async ({ kysely }) => migrate(kysely, { '001-note': first }, tell)));
  expect(ran).toEqual(['The schema is up to date: ran 001-note']);
  for (const { kysely, close } of three) {
    const { rows } = await sql`select current_setting('statement_timeout') as most`.execute(kysely);
    expect(rows).toEqual([{ most: '30s' }]);
    await close();
  }
});

it('a migration that fails changes nothing', async () => {
  const failing = {
    async up(kysely: Kysely<unknown>): Promise<void> {
      await sql`create table half_made ()`.execute(kysely);
      await sql`create table note ()`.execute(kysely);
    },
  };
  const { kysely, close } = openDatabase(await emptyDatabase('failing'), { applicationName: 'a' });
  await migrate(kysely, { '001-note': first });
  await expect(migrate(kysely, { '001-note': first, '002-failing': failing })).rejects.toThrow(
    'and nothing was changed: relation "note" already exists',
  );
  const { rows } = await sql`select to_regclass('half_made') as found`.execute(kysely);
  expect(rows).toEqual([{ found: null }]);
  await close();
});

it('a schema that is newer than the program is refused', async () => {
  const { kysely, close } = openDatabase(await emptyDatabase('newer'), { applicationName: 'a' });
  await migrate(kysely, { '001-note': first });
  await expect(migrate(kysely, {})).rejects.toThrow(
    'The database’s schema is newer than this program (it has 001-note): run a newer Halfhour',
  );
  await close();
});
