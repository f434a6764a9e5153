import type { ColumnType } from 'kysely';

/** A `timestamptz`: read as epoch ms, written as a `Date` or by the database. */
type MadeInstant = ColumnType<number, Date | undefined, unknown>;
type OptionalInstant = ColumnType<number | null, Date | null | undefined, unknown>;

/** See the migration. */
export interface ApiKeyTable {
  key_id: string;
  name: string;
  salt: Buffer;
  hash: Buffer;
  created_at: MadeInstant;
  expires_at: OptionalInstant;
  last_used_at: OptionalInstant;
  replaced_at: OptionalInstant;
  revoked_at: OptionalInstant;
}

/** See the migration. */
export interface AccessGrantTable {
  principal: string;
  role: 'admin' | 'viewer';
  agent_ids: readonly string[];
  team_ids: readonly string[];
  queue_ids: readonly string[];
  group_ids: readonly string[];
  division_ids: readonly string[];
  sees_reports: boolean;
  created_at: MadeInstant;
}
