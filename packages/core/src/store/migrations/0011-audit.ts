import { type Kysely, sql } from 'kysely';

/** Who asked for whose numbers. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  // What makes pseudonyms of agents' ids; it is made with the first.
  `create table pseudonym_key (
     is_only boolean primary key default true check (is_only),
     key bytea not null)`,
  // The same agents are asked for again and again: they are kept once. digest: of the pseudonyms.
  `create table audit_agents (
     agents_no bigint generated always as identity primary key,
     digest text collate "C" not null unique,
     pseudonyms uuid[] not null)`,
  // keep_until: until when it may not be deleted, as was promised when it was written.
  `create table audit (
     audit_id uuid primary key,
     at timestamptz not null,
     keep_until timestamptz not null,
     who text not null,
     app text not null check (app in ('graphql', 'slackbot', 'report')),
     through text not null,
     kind text not null check (kind in ('answer', 'export', 'share')),
     families text[] not null,
     what text not null check (what in ('halfHours', 'legs', 'restatements')),
     scope text not null,
     agents_no bigint not null references audit_agents,
     span_start timestamptz not null,
     span_end timestamptz not null)`,
  'create index audit_at on audit (at)',
  'create index audit_agents_no on audit (agents_no)',

  // Append-only, whoever asks: what is over may be deleted, and nothing else changes.
  `create function refuse_audit_change() returns trigger language plpgsql as $$
     declare is_empty boolean;
     begin
       if tg_op = 'DELETE' then
         -- Those that an entry is about are held by it.
         if tg_table_name = 'audit_agents' then return old; end if;
         if old.keep_until < now() then return old; end if;
       end if;
       if tg_op = 'TRUNCATE' then
         -- A copy begins with it.
         execute format('select not exists (select from %s)', tg_relid::regclass) into is_empty;
         if is_empty then return null; end if;
       end if;
       raise exception 'The audit is append-only: % is refused before keep_until.', tg_op;
     end $$`,
  ...['audit', 'audit_agents'].flatMap((table) => [
    `create trigger ${table}_is_append_only before update or delete on ${table}
       for each row execute function refuse_audit_change()`,
    `create trigger ${table}_is_not_truncated before truncate on ${table}
       for each statement execute function refuse_audit_change()`,
  ]),
];
