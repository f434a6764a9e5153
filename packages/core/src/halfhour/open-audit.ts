import { randomUUID } from 'node:crypto';
import { type Audit, createAudit } from '../audit/audit.ts';
import { createAuditStore } from '../store/audit-write.ts';
import type { Database } from '../store/postgres/database.ts';
import type { Schema } from '../store/schema.ts';
import type { HalfhourEnv, Opener } from './halfhour.ts';

/**
 * Writes down who asked for whose numbers, until it is closed.
 *
 * @param database - `null`: nothing is kept, and there are the lines of the log
 */
export function openAudit(
  { HALFHOUR_AUDIT_DAYS: keepDays }: Pick<HalfhourEnv, 'HALFHOUR_AUDIT_DAYS'>,
  { log }: Pick<Opener, 'log'>,
  database: Database<Schema> | null,
): Audit {
  return createAudit({
    log,
    keep: database === null ? null : createAuditStore(database.kysely, keepDays),
    nowMs: () => Date.now(),
    newId: randomUUID,
  });
}
