import type { PoolClient } from 'pg';
import { DAY_MS } from '../../time/half-hour.ts';
import { migrations } from '../migrations/index.ts';
import type { Store } from '../open-store.ts';
import { ensurePartitions } from '../partitions.ts';
import { migrate } from '../postgres/migrate.ts';
import { type Asked, migrationsRun } from '../schema-version.ts';
import { StoreInputError } from '../store-input-error.ts';
import { dayStartMsOf } from '../utc-day.ts';
import type { StoreContents } from './contents.ts';
import { columnsOf, tablesWithRows } from './summarise.ts';

/** Each month of it has partitions. */
const LONGEST_MS = 36_525 * DAY_MS;

/** @throws StoreInputError when any of the tables has rows */
export async function refuseRows(
  { location }: Store,
  asked: Asked,
  tables: readonly string[],
): Promise<void> {
  const filled = await tablesWithRows(asked, tables);
  if (filled.length === 0) return;
  throw new StoreInputError(
    `The target ${location} is not empty, and nothing is ever overwritten: ${filled.join(', ')} ${filled.length === 1 ? 'has' : 'have'} rows. Name an empty database or a new directory.`,
  );
}

/**
 * Makes the tables as the contents have them, and their partitions.
 *
 * @throws StoreInputError when they are there as a newer program has made them
 */
export async function makeTables(
  { database: { kysely, pool }, location }: Store,
  { schema, days, damaged }: StoreContents,
): Promise<void> {
  const newer = (await migrationsRun(pool)).filter((name) => !schema.includes(name));
  if (newer.length > 0) {
    throw new StoreInputError(
      `The target ${location} is empty, but its schema is newer than the source’s (it has ${newer.join(', ')}): name an empty database or a new directory.`,
    );
  }
  await migrate(
    kysely,
    Object.fromEntries(Object.entries(migrations).filter(([name]) => schema.includes(name))),
  );
  if (days === null) return;
  const span = { startMs: dayStartMsOf(days.first), endMs: dayStartMsOf(days.last) + DAY_MS };
  if (span.endMs - span.startMs > LONGEST_MS) throw damaged('It spans more than a century');
  await ensurePartitions(kysely, span);
}

/** @throws what `contents.damaged` makes, when they don’t fit the tables that its schema has made */
export async function refuseOtherTables(
  client: PoolClient,
  contents: StoreContents,
  there: readonly string[],
): Promise<void> {
  if (namesOf(contents.tables) !== there.toSorted().join()) {
    throw contents.damaged('The tables are not those of its schema');
  }
  for (const { name, columns } of contents.tables) {
    const expected = await columnsOf(client, name);
    if (expected.toSorted().join() === columns.toSorted().join()) continue;
    throw contents.damaged(`The columns of ${name} are not those of its schema`);
  }
}

/** Names in order, to be compared. */
export function namesOf(named: readonly { readonly name: string }[]): string {
  return named
    .map(({ name }) => name)
    .toSorted()
    .join();
}
