import { type Kysely, sql } from 'kysely';

/** Tells when who is who has changed, by the numbers that count commits. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table directory_read add column version bigint not null default 0`.execute(db);
}
