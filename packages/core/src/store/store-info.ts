import { escapeIdentifier } from 'pg';
import { freeBytes } from './free-bytes.ts';
import { type ScopeInfo, scopesOf } from './scope-info.ts';
import { migrations } from './migrations/index.ts';
import type { Store } from './open-store.ts';
import { type Asked, migrationsRun, unknownMigrations } from './schema-version.ts';
import { tablesThere } from './transfer/summarise.ts';
import { saying } from './transfer/session.ts';

/** What a store is and holds. */
export interface StoreInfo extends Pick<Store, 'kind' | 'location'> {
  /** PostgreSQL's own words, such as `18.4`. */
  readonly postgresVersion: string;
  readonly schema: {
    /** The last migration that has run; `null`: none, there is nothing of Halfhour. */
    readonly version: string | null;
    /** Those that will run when Halfhour starts. */
    readonly pending: readonly string[];
    /** Those of a newer Halfhour. */
    readonly unknown: readonly string[];
  };
  /** Of the whole database on the disk. */
  readonly sizeBytes: number;
  /** On the disk of an embedded store, for this user; `null`: another machine's. */
  readonly freeBytes: number | null;
  readonly tables: readonly TableInfo[];
  readonly scopes: readonly ScopeInfo[];
}

export interface TableInfo {
  readonly name: string;
  readonly rows: number;
  /** Whether the rows were counted; else PostgreSQL has an idea of them. */
  readonly isCounted: boolean;
  /** With indexes. */
  readonly sizeBytes: number;
}

/** More rows than these are not counted: that would read all of them. */
const COUNTED_ROWS = 1_000_000;

/**
 * Looks a store over; nothing is changed, and an old or newer schema is told and not refused.
 *
 * @throws PostgresError
 */
export async function readStoreInfo(store: Store): Promise<StoreInfo> {
  const { kind, location, database } = store;
  return saying(store, async () => {
    const asked = database.pool;
    const names = await tablesThere(asked);
    const run = await migrationsRun(asked);
    return {
      kind,
      location,
      ...(await databaseOf(asked)),
      schema: {
        version: run.at(-1) ?? null,
        pending: Object.keys(migrations).filter((name) => !run.includes(name)),
        unknown: unknownMigrations(run),
      },
      freeBytes: kind === 'embedded' ? await freeBytes(location) : null,
      tables: await tablesOf(asked, names),
      scopes: names.includes('sync_slot') ? await scopesOf(asked) : [],
    };
  });
}

async function databaseOf(asked: Asked) {
  const { rows } = await asked.query<{ version: string; bytes: number }>(
    "select current_setting('server_version') as version, pg_database_size(current_database()) as bytes",
  );
  const { version = '', bytes = 0 } = rows[0] ?? {};
  // Distributors add their own words: `15.14 (Debian 15.14-0+deb12u1)`.
  return { postgresVersion: version.split(' ')[0] ?? version, sizeBytes: bytes };
}

async function tablesOf(asked: Asked, names: readonly string[]): Promise<TableInfo[]> {
  const { rows } = await asked.query<{ name: string; bytes: number; idea: number }>(
    `select name, sum(pg_total_relation_size(part.oid))::int8 as bytes,
       sum(greatest(part.reltuples, 0))::int8 as idea
     from unnest($1::text[]) with ordinality as kept (name, nth)
     join lateral (
       select to_regclass(name)::oid as oid
       union all select inhrelid from pg_inherits where inhparent = to_regclass(name)
     ) as tree on true
     join pg_class as part on part.oid = tree.oid and part.relkind = 'r'
     group by name, nth order by nth`,
    [names],
  );
  const sizes = new Map(rows.map((row) => [row.name, row]));
  const tables: TableInfo[] = [];
  for (const name of names) {
    const { bytes, idea } = sizes.get(name) ?? { bytes: 0, idea: 0 };
    const isCounted = idea <= COUNTED_ROWS;
    const count = isCounted ? await countRows(asked, name) : idea;
    tables.push({ name, rows: count, isCounted, sizeBytes: bytes });
  }
  return tables;
}

async function countRows(asked: Asked, table: string): Promise<number> {
  const { rows } = await asked.query<{ count: number }>(
    `select count(*) as count from ${escapeIdentifier(table)}`,
  );
  return rows[0]?.count ?? 0;
}
