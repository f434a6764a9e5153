import { type Kysely, sql } from 'kysely';
import { HALF_HOURS_A_DAY, halfHourOfDay, utcDayStartMs } from '../time/half-hour.ts';
import type { PartRow } from './part-rows.ts';
import type { Schema } from './schema.ts';
import { type UtcDay, utcDay } from './utc-day.ts';
import type { ReadTimes, WholeRow } from './whole-row.ts';

/** Whose rows: of these agents, on these UTC days. */
export interface DaysAsked {
  readonly days: readonly UtcDay[];
  readonly agentNos: readonly number[];
}

interface RowKey {
  readonly day: UtcDay;
  readonly agent_no: number;
}

/** A row of `agent_day_whole` with its key. */
export type KeptWhole = WholeRow & RowKey;

/** A row of `agent_day` with its key and the id of its queue. */
export type KeptPart = PartRow & RowKey & { readonly queue_id: string | null };

/** Rows of `agent_day_whole`. */
export async function wholesOf(
  db: Kysely<Schema>,
  { days, agentNos }: DaysAsked,
): Promise<KeptWhole[]> {
  const { rows } = await sql<KeptWhole>`
    select day, agent_no, scope_no, work_read, presence_read, numbers
    from agent_day_whole
    where day = any(${days}::date[]) and agent_no = any(${agentNos}::int[])`.execute(db);
  return rows;
}

/** Rows of `agent_day`. */
export async function partsOfDays(
  db: Kysely<Schema>,
  { days, agentNos }: DaysAsked,
): Promise<KeptPart[]> {
  const { rows } = await sql<KeptPart>`
    select day, agent_no, queue_no, unit_id as queue_id, media_type, numbers
    from agent_day left join unit on unit_no = queue_no
    where day = any(${days}::date[]) and agent_no = any(${agentNos}::int[])`.execute(db);
  return rows;
}

/** When a scope's half hours were read, by UTC day; days of which nothing was read are left out. */
export async function readTimesOf(
  db: Kysely<Schema>,
  { scopeNo, days }: { readonly scopeNo: number; readonly days: readonly UtcDay[] },
): Promise<Map<UtcDay, ReadTimes>> {
  const { rows } = await sql<{
    slot: number;
    work_read_at: number | null;
    presence_read_at: number | null;
  }>`
    select slot, work_read_at, presence_read_at
    from unnest(${days}::timestamptz[]) as day
    join sync_slot on slot >= day and slot < day + interval '1 day'
    where scope_no = ${scopeNo}`.execute(db);
  const timesOf = new Map<UtcDay, ReadTimes>();
  for (const { slot, work_read_at, presence_read_at } of rows) {
    const day = utcDay(utcDayStartMs(slot));
    const times = timesOf.get(day) ?? neverRead();
    timesOf.set(day, times);
    times.workMs[halfHourOfDay(slot)] = work_read_at ?? NaN;
    times.presenceMs[halfHourOfDay(slot)] = presence_read_at ?? NaN;
  }
  return timesOf;
}

/** No half hour of the day was read. */
export function neverRead(): ReadTimes {
  return {
    workMs: new Float64Array(HALF_HOURS_A_DAY).fill(NaN),
    presenceMs: new Float64Array(HALF_HOURS_A_DAY).fill(NaN),
  };
}
