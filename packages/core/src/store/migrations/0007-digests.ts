import { type Kysely, sql } from 'kysely';

/** Subscriptions to digests, their deliveries, and the turns in which they are posted. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  // A channel's wish for the digest of a shift. Paused: paused_reason is there, and paused_through is
  // the last date of which there is none; NULL: until somebody resumes it.
  `create table subscription (
     subscription_id uuid primary key,
     team_id text collate "C" not null,
     channel_id text collate "C" not null,
     shift_id uuid not null references shift,
     owner_id text collate "C" not null,
     fallback_owner_id text collate "C",
     shows_names boolean not null,
     created_at timestamptz not null default now(),
     paused_reason text,
     paused_through date,
     ended_at timestamptz,
     check (paused_reason is not null or paused_through is null))`,
  `create unique index subscription_living on subscription (team_id, channel_id, shift_id)
   where ended_at is null`,

  // One digest, at most one message. The truth of what was posted.
  //
  // next_try: from when on somebody may take it; while it is held, the end of the lease; NULL: nobody
  // need look at it again. attempt grows whenever it is taken: who holds another number has lost it.
  // failures: those that count, since the last success. is_paced: it has waited for its turn.
  //
  // body, gist, headline, is_final: what is to be shown, kept before it is first sent. may_be_posted:
  // a post was begun whose end is not known. may_have_copy: another was begun before it that was not found,
  // and may arrive late. shown_hash: of the body that is surely shown. reply: what
  // the thread is still to be told of the body. told_by: the delivery whose line names this one as
  // missed. notice: of what the owner is still to be told, or was at told_at.
  `create table delivery (
     delivery_id uuid primary key,
     subscription_id uuid not null references subscription,
     local_date date not null,
     shift_start timestamptz not null,
     shift_end timestamptz not null,
     due_at timestamptz not null,
     state text not null default 'pending' check (state in
       ('pending', 'retry', 'sending', 'sent', 'unknown', 'skipped', 'dead')),
     reason text,
     is_asked boolean not null default false,
     is_late boolean not null default false,
     next_try timestamptz,
     attempt int not null default 0,
     failures int not null default 0,
     is_paced boolean not null default false,
     worker text,
     last_error text,
     body text,
     body_hash text collate "C",
     gist text,
     headline text,
     is_final boolean not null default false,
     may_be_posted boolean not null default false,
     may_have_copy boolean not null default false,
     ts text collate "C",
     sent_at timestamptz,
     shown_hash text collate "C",
     reply text,
     told_by uuid,
     notice text check (notice in ('paused', 'unknown', 'dead')),
     notice_try timestamptz,
     notice_tries int not null default 0,
     told_at timestamptz,
     unique (subscription_id, local_date),
     check (state = 'sent' or (next_try is not null) = (state in ('pending', 'retry', 'sending'))),
     check (ts is not null or state <> 'sent')) with (fillfactor = 70)`,
  'create index delivery_next_try on delivery (next_try) where next_try is not null',
  'create index delivery_notice_try on delivery (notice_try) where notice_try is not null',
  'create index delivery_by_state on delivery (state, due_at)',
  'create index delivery_told_by on delivery (told_by) where told_by is not null',

  // From when on it is somebody's turn to post in a place.
  `create table digest_turn (
     place text collate "C" primary key,
     free_at timestamptz not null) with (fillfactor = 50)`,
];
