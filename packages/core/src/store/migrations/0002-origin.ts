import { type Kysely, sql } from 'kysely';

/** Remembers where the numbers come from: one row, once something was read. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table origin (
      is_only boolean primary key default true check (is_only),
      host text collate "C" not null)`.execute(db);
}
