import { type Kysely, sql } from 'kysely';
import type { Span } from '../time/span.ts';
import type { SlotTrouble } from './leases.ts';
import type { Schema } from './schema.ts';

/** What is known of the reading of one half hour of a scope. */
export interface SlotReading {
  readonly halfHourStartMs: number;
  /** As of when all of it is known, epoch ms; NaN: it was never read whole. */
  readonly workReadAtMs: number;
  readonly presenceReadAtMs: number;
  /** Grows with every commit. */
  readonly version: number;
  /** Until when somebody may be reading it, epoch ms by the database's clock; NaN: nobody is. */
  readonly leasedUntilMs: number;
  /** Reads begun since it was last read whole. */
  readonly attempts: number;
  readonly trouble: SlotTrouble | null;
}

/** The half hours of the span of which something is known, in order. */
export async function slotReadings(
  db: Kysely<Schema>,
  { scopeNo, span }: { readonly scopeNo: number; readonly span: Span },
): Promise<SlotReading[]> {
  const { rows } = await sql<SlotRow>`
    select slot, work_read_at, presence_read_at, version, attempt, last_error,
      case when lease_until >= now() then lease_until end as leased_until
    from sync_slot where scope_no = ${scopeNo}
      and slot >= ${new Date(span.startMs)} and slot < ${new Date(span.endMs)}
    order by slot`.execute(db);
  return rows.map((row) => ({
    halfHourStartMs: row.slot,
    workReadAtMs: row.work_read_at ?? NaN,
    presenceReadAtMs: row.presence_read_at ?? NaN,
    version: row.version,
    leasedUntilMs: row.leased_until ?? NaN,
    attempts: row.attempt,
    trouble: row.last_error,
  }));
}

interface SlotRow {
  readonly slot: number;
  readonly work_read_at: number | null;
  readonly presence_read_at: number | null;
  readonly version: number;
  readonly attempt: number;
  readonly last_error: SlotTrouble | null;
  readonly leased_until: number | null;
}

/**
 * A number that grows whenever something of the span is committed, for any scope, and whenever who
 * is who changes; 0: never.
 */
export async function spanVersion(db: Kysely<Schema>, span: Span): Promise<number> {
  const { rows } = await sql<{ version: number }>`
    select coalesce(greatest(
      (select max(version) from sync_slot
        where slot >= ${new Date(span.startMs)} and slot < ${new Date(span.endMs)}),
      (select max(version) from directory_read)), 0)::int8 as version`.execute(db);
  return rows[0]?.version ?? 0;
}
