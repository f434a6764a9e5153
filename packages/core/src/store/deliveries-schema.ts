import type { ColumnType, Generated } from 'kysely';
import type { DeliveryState, Notice } from './deliveries.ts';

/** A `timestamptz`: read as epoch ms, written as a `Date` or by the database. */
type Instant = ColumnType<number, Date, unknown>;
type MadeInstant = ColumnType<number, Date | undefined, unknown>;
type OptionalInstant = ColumnType<number | null, Date | null | undefined, unknown>;

/** See the migration. */
export interface SubscriptionTable {
  subscription_id: string;
  team_id: string;
  channel_id: string;
  shift_id: string;
  owner_id: string;
  fallback_owner_id: string | null;
  shows_names: boolean;
  created_at: MadeInstant;
  paused_reason: string | null;
  paused_through: string | null;
  ended_at: OptionalInstant;
}

/** See the migration. */
export interface DeliveryTable {
  delivery_id: string;
  subscription_id: string;
  local_date: string;
  shift_start: Instant;
  shift_end: Instant;
  due_at: Instant;
  state: Generated<DeliveryState>;
  reason: string | null;
  is_asked: Generated<boolean>;
  is_late: Generated<boolean>;
  next_try: OptionalInstant;
  attempt: Generated<number>;
  failures: Generated<number>;
  is_paced: Generated<boolean>;
  worker: string | null;
  last_error: string | null;
  body: string | null;
  body_hash: string | null;
  gist: string | null;
  headline: string | null;
  is_final: Generated<boolean>;
  may_be_posted: Generated<boolean>;
  may_have_copy: Generated<boolean>;
  ts: string | null;
  sent_at: OptionalInstant;
  shown_hash: string | null;
  reply: string | null;
  told_by: string | null;
  notice: Notice | null;
  notice_try: OptionalInstant;
  notice_tries: Generated<number>;
  told_at: OptionalInstant;
}

/** See the migration. */
export interface DigestTurnTable {
  place: string;
  free_at: Instant;
}
