import { type Kysely, sql } from 'kysely';

/** API keys, and who may see whom beside what a file says. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  // key_id: what a key begins with, to know it by; it is no secret. Of the secret there is only a salted
  // hash. replaced_at: another key of the same name was made, and this one is good until expires_at.
  `create table api_key (
     key_id text collate "C" primary key check (key_id ~ '^[0-9a-f]{12}$'),
     name text collate "C" not null,
     salt bytea not null check (octet_length(salt) = 16),
     hash bytea not null check (octet_length(hash) = 32),
     created_at timestamptz not null default now(),
     expires_at timestamptz,
     last_used_at timestamptz,
     replaced_at timestamptz,
     revoked_at timestamptz)`,
  `create unique index api_key_name on api_key (name)
     where revoked_at is null and replaced_at is null`,

  // Whom a principal may see: key:<name>, slack:<e-mail>, … The same words as in a file of the policy.
  `create table access_grant (
     principal text collate "C" primary key,
     role text not null check (role in ('admin', 'viewer')),
     agent_ids text[] not null,
     team_ids text[] not null,
     queue_ids text[] not null,
     group_ids text[] not null,
     division_ids text[] not null,
     sees_reports boolean not null,
     created_at timestamptz not null default now())`,
];
