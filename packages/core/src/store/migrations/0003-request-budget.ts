import { type Kysely, sql } from 'kysely';

/** What all processes know of the requests to Genesys: one row an OAuth client. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // client is a hash. Instants are epoch ms of the database's clock: starts_ms those of the last
  // minute, in order; their_* is the minute that Genesys counts. NULL: it has not told.
  await sql`
    create table request_budget (
      client text collate "C" primary key,
      version bigint not null default 0,
      starts_ms bigint[] not null default '{}',
      allowed int,
      paused_until_ms bigint not null default 0,
      their_used int not null default 0,
      their_end_ms bigint not null default 0,
      changed_at timestamptz not null default now())`.execute(db);
  // Written with every request: it stays in its page, and no second table has to be vacuumed.
  await sql`alter table request_budget alter column starts_ms set storage main`.execute(db);
}
