import { type Kysely, sql } from 'kysely';

/** Everything the first version keeps. From here on: expand, then contract; never edit this. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  // Numbers of a UTC day, one a half hour, from the first_slot of their row on (0 is 00:00, 47 is
  // 23:30): of half hour s it is x[s - first_slot + 1]. Zeros at the end are left out, and an array
  // of nothing but zeros is NULL: what is not there is 0.
  'create domain slots as int[] check (array_ndims(value) = 1 and cardinality(value) <= 48)',

  // --- who is who -------------------------------------------------------------------------------
  `create table agent (
     agent_no int generated always as identity primary key,
     agent_id text collate "C" not null unique,
     name text,
     name_small text,
     active boolean)`,
  // A queue, team or group. Not listed: known from work only, or no longer in Genesys.
  `create table unit (
     unit_no int generated always as identity primary key,
     kind text not null check (kind in ('queue', 'team', 'group')),
     unit_id text collate "C" not null,
     name text,
     listed boolean not null default false,
     members_read_at timestamptz,
     unique (kind, unit_id))`,
  `create table membership (
     unit_no int not null references unit,
     agent_no int not null references agent,
     primary key (unit_no, agent_no))`,
  'create index on membership (agent_no)',
  'create table directory_read (what text primary key, read_at timestamptz not null)',

  // --- what was read when -----------------------------------------------------------------------
  // Whom the sync reads: all, teams:…, queues:…
  `create table scope (
     scope_no int generated always as identity primary key,
     scope text collate "C" not null unique)`,
  // Grows with every commit, in the order of commits: there is one writer at a time.
  'create sequence sync_version',
  // NULL where never read whole. Whoever holds the token may write the half hour.
  `create table sync_slot (
     scope_no int not null references scope,
     slot timestamptz not null check (extract(epoch from slot) % 1800 = 0),
     work_read_at timestamptz,
     presence_read_at timestamptz,
     version bigint not null default 0,
     lease_token uuid,
     lease_until timestamptz,
     attempt int not null default 0,
     last_error jsonb,
     primary key (scope_no, slot),
     check ((lease_token is null) = (lease_until is null))) with (fillfactor = 70)`,

  // --- numbers: durations in ms -----------------------------------------------------------------
  // One row a UTC day and agent: what does not add up over queues, presence, and which half hours
  // were read (bit 0 is 00:00); sync_slot of the scope says when.
  `create table agent_day_whole (
     day date not null,
     agent_no int not null,
     scope_no int not null,
     work_read bit(48) not null,
     presence_read bit(48) not null,
     first_slot smallint not null check (first_slot between 0 and 47),
     busy slots,
     t_hold_elsewhere slots,
     conversations slots,
     open_legs slots,
     logged_in slots,
     on_queue slots,
     interacting slots,
     communicating slots,
     idle slots,
     not_responding slots,
     primary key (day, agent_no)) partition by range (day)`,
  'create index on agent_day_whole (agent_no, day)',
  // One row a UTC day, agent, queue (0: none) and media type. Rows add up: a number too big for an
  // int goes on in rows with carry 1, 2, …
  `create table agent_day (
     day date not null,
     agent_no int not null,
     queue_no int not null,
     media_type text collate "C" not null,
     carry smallint not null default 0,
     first_slot smallint not null check (first_slot between 0 and 47),
     t_contacting slots,
     t_dialing slots,
     t_talk slots,
     t_hold slots,
     t_acw slots,
     booked_t_handle slots,
     booked_t_talk_complete slots,
     booked_t_held_complete slots,
     booked_t_acw slots,
     booked_handled slots,
     started_t_handle slots,
     started_t_talk_complete slots,
     started_t_held_complete slots,
     started_t_acw slots,
     started_handled slots,
     conversations slots,
     primary key (day, agent_no, queue_no, media_type, carry)) partition by range (day)`,
  'create index on agent_day (agent_no, day)',

  // A settled number that changed.
  `create table restatement (
     agent_no int not null,
     slot timestamptz not null,
     metric text not null,
     from_value bigint not null,
     to_value bigint not null,
     restated_at timestamptz not null default now())`,
  'create index on restatement (slot, agent_no)',

  // --- the hot days, leg by leg: nothing about the customer -------------------------------------
  // segments [[type, startMs, endMs | null], …]; emissions [[metric, valueMs, emittedMs], …].
  // first_at and last_at span all that is known of it, the start of its conversation included.
  `create table leg (
     conversation_id text collate "C" not null,
     session_id text collate "C" not null,
     agent_no int not null,
     conversation_start timestamptz not null,
     media_type text not null,
     queue_no int not null,
     first_at timestamptz not null,
     last_at timestamptz not null,
     is_open boolean not null,
     segments jsonb not null,
     emissions jsonb not null,
     read_at timestamptz not null,
     primary key (conversation_id, session_id, agent_no)) with (fillfactor = 70)`,
  'create index on leg (agent_no, last_at)',
  'create index on leg (last_at)',
  'create index on leg (first_at) where is_open',
  // From when on all of something is kept; no row: from the beginning.
  'create table kept_since (what text primary key, since timestamptz not null)',
];
