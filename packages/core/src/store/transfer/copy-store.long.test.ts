import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { KEPT_SEQUENCES, KEPT_TABLES, PASSING_TABLES } from '../kept-tables.ts';
import type { Store } from '../open-store.ts';
import { migrations } from '../migrations/index.ts';
import { openDatabase } from '../postgres/database.ts';
import { migrate } from '../postgres/migrate.ts';
import type { PostgresServer } from '../postgres/server.ts';
import { startPostgres } from '../postgres/start-postgres.ts';
import { workplace, type Workplace } from '../postgres/testing.ts';
import type { Schema } from '../schema.ts';
import { createStoredDirectory } from '../stored-directory.ts';
import { createStoredSource } from '../stored-source.ts';
import { FILLED, fillTestStore } from '../testing-fill.ts';
import { OLDEST_BINARIES } from '../testing-loopback.ts';
import { keepRead, LATER_MS, WHOLE_DAY } from '../testing-read.ts';
import { DAY_MS } from '../../time/half-hour.ts';
import type { AgentDay } from '../../utilization/agent-day.ts';
import type { StoreContents, TransferProgress } from './contents.ts';
import { copyStore } from './copy-store.ts';
import { fillStore } from './fill-store.ts';
import { withSnapshot } from './snapshot.ts';
import { tablesThere, tablesWithRows } from './summarise.ts';

const { signal } = new AbortController();
const places: Workplace[] = [];
const opened: Store[] = [];
let server: PostgresServer;
let other: PostgresServer;
/** Some of everything is in it. */
let filled: Store;
/** Empty before each test; on the same server, and on the other one. */
let target: Store;
let away: Store;

beforeAll(async () => {
  places.push(await workplace(), await workplace());
  [server, other] = await Promise.all([
    startPostgres(places[0]!),
    startPostgres({ ...places[1]!, binDir: OLDEST_BINARIES }),
  ]);
  await Promise.all([unflushed(server), unflushed(other)]);
  [filled, target, away] = [await newStore(server), await newStore(server), await newStore(other)];
  await fillTestStore(filled.database);
  await migrate(target.database.kysely, migrations);
});
beforeEach(async () => {
  for (const { database } of [target, away]) {
    const tables = await tablesThere(database.pool);
    if (tables.length === 0) continue;
    // As a superuser may, whom no trigger holds: the audit can't be emptied otherwise.
    const asReplica = 'set local session_replication_role = replica';
    await database.pool.query(`begin; ${asReplica}; truncate ${tables.join()}; commit`);
  }
});
afterAll(async () => {
  await Promise.all(opened.map(async (store) => store.close()));
  await Promise.all([server.leave(), other.leave()]);
  for (const place of places) await place[Symbol.asyncDispose]();
});

/** Nothing here has to outlast a power cut. */
async function unflushed(on: PostgresServer): Promise<void> {
  const admin = openDatabase<Schema>(on, { applicationName: 'test' });
  await admin.pool.query('alter system set fsync = off');
  await admin.pool.query('select pg_reload_conf()');
  await admin.close();
}

/** A new database without any table. */
async function newStore(on: PostgresServer): Promise<Store> {
  const database = `store_${opened.length + 1}`;
  const admin = openDatabase<Schema>(on, { applicationName: 'test' });
  await admin.pool.query(`create database ${database}`);
  await admin.close();
  const connection = { ...on.connection, database };
  const named = openDatabase<Schema>({ ...on, connection }, { applicationName: 'test' });
  const store = { ...on, location: database, database: named, close: named.close };
  opened.push(store);
  return store;
}

/** All that can be asked of a store. */
async function answers({ database: { kysely: db } }: Store) {
  const request = { ...FILLED, signal };
  const source = createStoredSource({ db });
  const legs = FILLED.agentIds.map(async (agentId) =>
    source.readLegs({ agentId, span: WHOLE_DAY, signal }),
  );
  const { agentDays, unread } = await source.readAgentDays(request);
  return {
    // Rows come in whatever order they lie.
    days: agentDays.map(inOrder).toSorted((a, b) => keyOf(a).localeCompare(keyOf(b))),
    unread,
    legs: await Promise.all(legs),
    agents: await createStoredDirectory({ db }).all(signal),
  };
}

function inOrder(day: AgentDay): AgentDay {
  return { ...day, parts: day.parts.toSorted((a, b) => a.mediaType.localeCompare(b.mediaType)) };
}

function keyOf({ agentId, dayStartMs }: AgentDay): string {
  return `${agentId} ${dayStartMs}`;
}

async function filledTables({ database: { pool } }: Store): Promise<readonly string[]> {
  return tablesWithRows(pool, await tablesThere(pool));
}

it('knows every table and sequence that migrations make', async () => {
  const { rows } = await filled.database.pool.query<{ kind: string; names: string[] }>(
    `select relkind as kind, array_agg(relname::text order by relname) as names from pg_class
     where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'S')
       and not relispartition and relname not like 'kysely%' group by relkind`,
  );
  const names = (...kinds: string[]) =>
    rows.filter(({ kind }) => kinds.includes(kind)).flatMap((row) => row.names);
  const known = [...KEPT_TABLES, ...PASSING_TABLES];
  expect(known.toSorted()).toEqual(names('r', 'p').toSorted());
  const ofColumns = /_no_seq$/u;
  expect(names('S').filter((name) => !ofColumns.test(name))).toEqual(KEPT_SEQUENCES);
  // A new table is to have rows in `fillTestStore`, or nothing here would be said of it.
  expect(await filledTables(filled)).toEqual(KEPT_TABLES);
});

it('answers alike after a copy to another version of PostgreSQL, and back', async () => {
  const told: TransferProgress[] = [];
  const onProgress = (progress: TransferProgress) => void told.push(progress);
  const copied = await copyStore(filled, away, { signal, onProgress });
  expect(await copyStore(away, target, { signal })).toEqual(copied);
  const expected = await answers(filled);
  expect(expected.days.length).toBeGreaterThan(3);
  expect(await answers(away)).toEqual(expected);
  expect(await answers(target)).toEqual(expected);
  expect(told).toContainEqual({ step: 'copy', table: 'agent', rows: 3, of: 3 });
  expect(told.at(-1)).toMatchObject({ step: 'compare', table: KEPT_TABLES.at(-1) });
});

it('a copy goes on where the original was: new rows get new numbers', async () => {
  await copyStore(filled, away, { signal });
  const newest = async () => {
    const { rows } = await away.database.pool.query('select max(version) as newest from sync_slot');
    return rows[0]?.newest;
  };
  const before = await newest();
  await keepRead(away.database.kysely, { agentIds: ['dora'], asOfMs: LATER_MS + 9 * DAY_MS });
  expect(await newest()).toBeGreaterThan(before);
});

it('a copy is of one moment, whatever is written meanwhile', async () => {
  await copyStore(filled, away, { signal });
  const before = await answers(away);
  await withSnapshot(away, { signal }, async (contents) => {
    await keepRead(away.database.kysely, { asOfMs: LATER_MS + 9 * DAY_MS });
    await fillStore(target, contents, { signal });
  });
  expect(await answers(target)).toEqual(before);
  expect(await answers(away)).not.toEqual(before);
});

it('refuses a target with rows, and names the tables', async () => {
  await expect(copyStore(filled, filled, { signal })).rejects.toThrow('are the same: store_1.');
  await target.database.pool.query("insert into scope (scope) values ('all')");
  await expect(copyStore(filled, target, { signal })).rejects.toThrow(': scope has rows.');
  expect(await filledTables(target)).toEqual(['scope']);
  await target.database.pool.query("insert into directory_read values ('agents', now())");
  await expect(copyStore(filled, target, { signal })).rejects.toThrow(
    /^The target store_2 is not empty, and nothing is ever overwritten: directory_read, scope have/u,
  );
});

it('refuses a source in which there is nothing of Halfhour', async () => {
  const nothing = await newStore(server);
  await expect(copyStore(nothing, target, { signal })).rejects.toThrow('nothing of Halfhour in');
});

it('refuses schemas of a newer Halfhour, on either side', async () => {
  const { pool } = target.database;
  await pool.query("insert into kysely_migration values ('9999-later', 'now')");
  await expect(copyStore(target, away, { signal })).rejects.toThrow(
    'schema is newer than this program (it has 9999-later): use a newer Halfhour.',
  );
  await expect(copyStore(filled, target, { signal })).rejects.toThrow(
    'is empty, but its schema is newer than the source’s (it has 9999-later)',
  );
  await pool.query("delete from kysely_migration where name = '9999-later'");
});

it.each(['copy', 'compare'] as const)(
  'leaves the target empty when it is told to stop in step %s, and says why',
  async (step) => {
    const ending = new AbortController();
    const stopped = copyStore(filled, target, {
      signal: ending.signal,
      onProgress(progress) {
        if (progress.step === step && progress.table === 'leg') ending.abort(new Error('enough'));
      },
    });
    await expect(stopped).rejects.toThrow('enough');
    expect(await filledTables(target)).toEqual([]);
    await copyStore(filled, target, { signal });
    expect(await answers(target)).toEqual(await answers(filled));
  },
);

it.each(['target', 'source'] as const)(
  'leaves the target empty when the connection to the %s breaks',
  async (which) => {
    const victim = which === 'target' ? target : filled;
    const admin = openDatabase<Schema>(server, { applicationName: 'killer' });
    const broken = withSnapshot(filled, { signal }, async (contents) =>
      fillStore(
        target,
        {
          ...contents,
          async *rowsOf(table) {
            if (table.name === 'agent_day') {
              await admin.pool.query(
                `select pg_terminate_backend(pid) from pg_stat_activity
               where datname = $1 and xact_start is not null`,
                [victim.location],
              );
            }
            yield* contents.rowsOf(table);
          },
        },
        { signal },
      ),
    );
    await expect(broken).rejects.toMatchObject({
      name: 'PostgresError',
      message: expect.stringContaining(`PostgreSQL at ${victim.location}: `),
    });
    expect(await filledTables(target)).toEqual([]);
    await admin.close();
  },
);

it.each([
  [
    'a row is lost',
    (row: Buffer) => row.subarray(row.indexOf(10) + 1),
    /agent has 2 rows instead/u,
  ],
  ['a letter is another', (row: Buffer) => replaced(row, 'anna', 'anne'), /agent are not those/u],
  ['a number is none', (row: Buffer) => replaced(row, '1\t', 'x\t'), /agent can’t be read \(inv/u],
])('leaves the target empty when %s on the way', async (_, spoil, why) => {
  const spoilt = withSnapshot(filled, { signal }, async (contents) =>
    fillStore(target, spoiling(contents, spoil), { signal }),
  );
  await expect(spoilt).rejects.toThrow(why);
  expect(await filledTables(target)).toEqual([]);
});

function replaced(bytes: Buffer, from: string, to: string): Buffer {
  return Buffer.from(bytes.toString().replace(from, to));
}

function spoiling(contents: StoreContents, spoil: (rows: Buffer) => Buffer): StoreContents {
  return {
    ...contents,
    async *rowsOf(table) {
      for await (const rows of contents.rowsOf(table)) {
        yield table.name === 'agent' ? spoil(rows) : rows;
      }
    },
  };
}
