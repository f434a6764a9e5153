import type { ColumnType, Generated } from 'kysely';
import type { ShiftOrigin, ShiftWho } from '../shifts/shift.ts';

/** A `timestamptz`: read as epoch ms, written as a `Date` or by the database. */
type MadeInstant = ColumnType<number, Date | undefined, unknown>;
type OptionalInstant = ColumnType<number | null, Date | null | undefined, unknown>;

/** See the migration. */
export interface ShiftTable {
  shift_id: string;
  version: Generated<number>;
  origin: ShiftOrigin;
  name: string;
  name_key: string;
  zone: string;
  weekdays: readonly number[];
  start_minute: number;
  end_minute: number;
  valid_from: string | null;
  valid_to: string | null;
  who_kind: ShiftWho['kind'];
  who_ids: readonly string[];
  target_from: number;
  target_to: number;
  settle_minutes: number;
  created_at: MadeInstant;
  changed_at: MadeInstant;
  ended_at: OptionalInstant;
}

/** See the migration. */
export interface ManagementUnitTable {
  management_unit_id: string;
  tried_at: MadeInstant;
  read_at: OptionalInstant;
  agent_ids: readonly string[] | null;
  trouble: ColumnType<unknown, string | null, string | null>;
}

/** See the migration. */
export interface PublishedDayTable {
  management_unit_id: string;
  zone: string;
  day: string;
  start_at: OptionalInstant;
  end_at: OptionalInstant;
  agent_ids: readonly string[];
  read_at: ColumnType<number, Date, Date>;
}
