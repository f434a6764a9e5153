import { type Kysely, sql } from 'kysely';

/** Who was erased and stays so, by pseudonyms: their ids are kept nowhere. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table forgotten (
      pseudonym uuid primary key,
      forgotten_at timestamptz not null default now())`.execute(db);
}
