import type { ColumnType, Generated } from 'kysely';

type Instant = ColumnType<number, Date, never>;

export interface PseudonymKeyTable {
  is_only: Generated<boolean>;
  key: Buffer;
}

/** See the migration. */
export interface ForgottenTable {
  pseudonym: string;
  forgotten_at: ColumnType<number, Date | undefined, never>;
}

export interface AuditAgentsTable {
  agents_no: Generated<number>;
  digest: string;
  pseudonyms: readonly string[];
}

export interface AuditTable {
  audit_id: string;
  at: Instant;
  keep_until: Instant;
  who: string;
  app: 'graphql' | 'slackbot' | 'report';
  through: string;
  kind: 'answer' | 'export' | 'share';
  families: readonly string[];
  what: 'halfHours' | 'legs' | 'restatements';
  scope: string;
  agents_no: number;
  span_start: Instant;
  span_end: Instant;
}
