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
  return rows.map(readingOf);
}

/** Which half hours of a scope may still have to be read. */
export interface UnfinishedQuery {
  readonly scopeNo: number;
  /** The first half hour that is kept. */
  readonly keptFromMs: number;
  /** From here on every half hour is told, whatever is known of it. */
  readonly allFromMs: number;
  /** A half hour that was read so long after midnight UTC of its day is final, ms. */
  readonly finalAfterMs: number;
}

/**
 * The half hours of which something is known and that are not final, those to come too, in order.
 * A year that is kept has some 19,000 that are.
 */
export async function unfinishedReadings(
  db: Kysely<Schema>,
  { scopeNo, keptFromMs, allFromMs, finalAfterMs }: UnfinishedQuery,
): Promise<SlotReading[]> {
  const { rows } = await sql<SlotRow>`
    select slot, work_read_at, presence_read_at, version, attempt, last_error,
      case when lease_until >= now() then lease_until end as leased_until
    from sync_slot where scope_no = ${scopeNo} and slot >= ${new Date(keptFromMs)}
      and (slot >= ${new Date(allFromMs)} or work_read_at is null or last_error is not null
        or work_read_at < date_bin('1 day', slot, '2000-01-01Z') + ${finalAfterMs} * interval '1 ms')
    order by slot`.execute(db);
  return rows.map(readingOf);
}

/** How many half hours of a scope something is known of, and where they begin and end. */
export interface SlotTotals {
  readonly count: number;
  /** Start of the first, epoch ms; NaN: there is none. */
  readonly firstMs: number;
  /** Start of the last that was read whole; NaN: none was. */
  readonly lastReadMs: number;
}

/** Counts the half hours of the span. */
export async function slotTotals(
  db: Kysely<Schema>,
  { scopeNo, span }: { readonly scopeNo: number; readonly span: Span },
): Promise<SlotTotals> {
  const { rows } = await sql<{ count: number; first: number | null; last: number | null }>`
    select count(*)::int as count, min(slot) as first,
      max(slot) filter (where work_read_at is not null) as last
    from sync_slot where scope_no = ${scopeNo}
      and slot >= ${new Date(span.startMs)} and slot < ${new Date(span.endMs)}`.execute(db);
  const { count = 0, first = null, last = null } = rows[0] ?? {};
  return { count, firstMs: first ?? NaN, lastReadMs: last ?? NaN };
}

function readingOf(row: SlotRow): SlotReading {
  return {
    halfHourStartMs: row.slot,
    workReadAtMs: row.work_read_at ?? NaN,
    presenceReadAtMs: row.presence_read_at ?? NaN,
    version: row.version,
    leasedUntilMs: row.leased_until ?? NaN,
    attempts: row.attempt,
    trouble: row.last_error,
  };
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

/** A number that grows whenever who is who changes, or who is in a unit; 0: nothing was ever read. */
export async function directoryVersion(db: Kysely<Schema>): Promise<number> {
  const { rows } = await sql<{ version: number }>`
    select coalesce(max(version), 0)::int8 as version from directory_read`.execute(db);
  return rows[0]?.version ?? 0;
}
