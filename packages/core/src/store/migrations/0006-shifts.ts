import { type Kysely, sql } from 'kysely';

/** Shifts, and what workforce management has published of those of its units. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  // Minutes are those after midnight on the clock of the zone; weekday 1 is Monday. version grows with
  // every change, changed_at with those of its terms. who_ids: agents, or the one unit that it is of.
  `create table shift (
     shift_id uuid primary key,
     version int not null default 1,
     origin text not null check (origin in ('slack', 'graphql', 'file')),
     name text not null,
     name_key text not null,
     zone text not null,
     weekdays smallint[] not null check (cardinality(weekdays) between 1 and 7),
     start_minute smallint not null check (start_minute between 0 and 1439),
     end_minute smallint not null check (end_minute between 0 and 1439),
     valid_from date,
     valid_to date,
     who_kind text not null
       check (who_kind in ('agents', 'team', 'queue', 'group', 'managementUnit')),
     who_ids text[] not null check (cardinality(who_ids) > 0),
     target_from float8 not null,
     target_to float8 not null,
     settle_minutes smallint not null check (settle_minutes between 0 and 1440),
     created_at timestamptz not null default now(),
     changed_at timestamptz not null default now(),
     ended_at timestamptz)`,
  'create unique index shift_name on shift (name_key) where ended_at is null',

  // What is known of a unit. tried_at: when somebody last began to read it; trouble: why it could not
  // be read then.
  `create table management_unit (
     management_unit_id text collate "C" primary key,
     tried_at timestamptz not null default now(),
     read_at timestamptz,
     agent_ids text[],
     trouble jsonb)`,
  // Who starts on a date of a zone, and from when to when anybody of them works. Without start and
  // end: nobody does.
  `create table published_day (
     management_unit_id text collate "C" not null,
     zone text collate "C" not null,
     day date not null,
     start_at timestamptz,
     end_at timestamptz,
     agent_ids text[] not null,
     read_at timestamptz not null,
     primary key (management_unit_id, zone, day),
     check ((start_at is null) = (end_at is null)))`,
];
