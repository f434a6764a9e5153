import type { Migration } from 'kysely/migration';
import * as firstTables from './0001-first-tables.ts';

/** All migrations by name, in the order in which they run. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-first-tables': { up: firstTables.up },
};
