import type { ColumnType, Generated } from 'kysely';
import type { AccessGrantTable, ApiKeyTable } from './access-schema.ts';
import type {
  AuditAgentsTable,
  AuditTable,
  ForgottenTable,
  PseudonymKeyTable,
} from './audit-schema.ts';
import type { DeliveryTable, DigestTurnTable, SubscriptionTable } from './deliveries-schema.ts';
import type { ManagementUnitTable, PublishedDayTable, ShiftTable } from './shifts-schema.ts';

/** A `timestamptz`: read as epoch ms, written as a `Date`. */
type Instant = ColumnType<number, Date, Date>;
type OptionalInstant = ColumnType<number | null, Date | null | undefined, Date | null>;

/** What kysely needs to know of the tables. Migrations make them and say what they mean. */
export interface Schema {
  readonly agent: AgentTable;
  readonly unit: UnitTable;
  readonly membership: MembershipTable;
  readonly directory_read: DirectoryReadTable;
  readonly scope: ScopeTable;
  readonly sync_slot: SyncSlotTable;
  readonly agent_day_whole: AgentDayWholeTable;
  readonly agent_day: AgentDayTable;
  readonly leg: LegTable;
  readonly kept_since: KeptSinceTable;
  readonly restatement: RestatementTable;
  readonly origin: OriginTable;
  readonly request_budget: RequestBudgetTable;
  readonly shift: ShiftTable;
  readonly management_unit: ManagementUnitTable;
  readonly published_day: PublishedDayTable;
  readonly subscription: SubscriptionTable;
  readonly delivery: DeliveryTable;
  readonly digest_turn: DigestTurnTable;
  readonly api_key: ApiKeyTable;
  readonly access_grant: AccessGrantTable;
  readonly pseudonym_key: PseudonymKeyTable;
  readonly audit_agents: AuditAgentsTable;
  readonly audit: AuditTable;
  readonly forgotten: ForgottenTable;
}

interface AgentTable {
  agent_no: Generated<number>;
  agent_id: string;
  name: string | null;
  /** The name in small letters, for searching: the database's own `lower` knows ASCII only. */
  name_small: string | null;
  active: boolean | null;
}

/** What has members, by Genesys' words. */
export type UnitKind = 'queue' | 'team' | 'group';

interface UnitTable {
  unit_no: Generated<number>;
  kind: UnitKind;
  unit_id: string;
  name: string | null;
  listed: Generated<boolean>;
  members_read_at: OptionalInstant;
}

interface MembershipTable {
  unit_no: number;
  agent_no: number;
}

interface DirectoryReadTable {
  what: string;
  read_at: Instant;
  version: Generated<number>;
}

interface ScopeTable {
  scope_no: Generated<number>;
  scope: string;
}

interface SyncSlotTable {
  scope_no: number;
  slot: Instant;
  work_read_at: OptionalInstant;
  presence_read_at: OptionalInstant;
  version: Generated<number>;
  lease_token: string | null;
  lease_until: OptionalInstant;
  attempt: Generated<number>;
  last_error: ColumnType<unknown, string | null, string | null>;
}

/** What its numbers are is told by `columns.ts`. */
interface AgentDayWholeTable {
  day: string;
  agent_no: number;
  scope_no: number;
  work_read: string;
  presence_read: string;
  numbers: Buffer;
}

/** What its numbers are is told by `columns.ts`. */
interface AgentDayTable {
  day: string;
  agent_no: number;
  queue_no: number;
  media_type: string;
  numbers: Buffer;
}

interface LegTable {
  conversation_id: string;
  session_id: string;
  agent_no: number;
  conversation_start: Instant;
  media_type: string;
  queue_no: number;
  first_at: Instant;
  last_at: Instant;
  is_open: boolean;
  segments: ColumnType<unknown, string, string>;
  emissions: ColumnType<unknown, string, string>;
  read_at: Instant;
}

interface KeptSinceTable {
  what: string;
  since: Instant;
}

interface RestatementTable {
  agent_no: number;
  slot: Instant;
  metric: string;
  from_value: number;
  to_value: number;
  restated_at: Instant;
}

interface OriginTable {
  is_only: Generated<boolean>;
  host: string;
}

interface RequestBudgetTable {
  client: string;
  version: number;
  starts_ms: readonly number[];
  allowed: number | null;
  paused_until_ms: number;
  their_used: number;
  their_end_ms: number;
}
