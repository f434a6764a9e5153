import type { ClientBase, Pool } from 'pg';
import { migrations } from './migrations/index.ts';
import { StoreInputError } from './store-input-error.ts';

/** Who can be asked: a pool, or a connection with its transaction. */
export type Asked = Pick<Pool | ClientBase, 'query'>;

/** The migrations that have run in a database, by name, in order; none: it holds no store. */
export async function migrationsRun(asked: Asked): Promise<string[]> {
  const { rows: tables } = await asked.query<{ found: boolean }>(
    "select to_regclass('kysely_migration') is not null as found",
  );
  if (tables[0]?.found !== true) return [];
  const { rows } = await asked.query<{ name: string }>(
    'select name from kysely_migration order by name',
  );
  return rows.map(({ name }) => name);
}

/** Of these migrations, those that this program does not know: they are of a newer one. */
export function unknownMigrations(names: readonly string[]): string[] {
  return names.filter((name) => !(name in migrations));
}

/**
 * @param what - whose schema it is: `The file’s`
 * @throws StoreInputError for a schema of a newer program
 */
export function refuseNewer(names: readonly string[], what: string): void {
  const newer = unknownMigrations(names);
  if (newer.length === 0) return;
  throw new StoreInputError(
    `${what} schema is newer than this program (it has ${newer.join(', ')}): use a newer Halfhour.`,
  );
}
