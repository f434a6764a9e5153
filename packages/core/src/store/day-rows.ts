import { type Kysely, type RawBuilder, sql } from 'kysely';
import { HALF_HOURS_A_DAY, halfHourOfDay, utcDayStartMs } from '../time/half-hour.ts';
import { PART_COLUMNS, PRESENCE_COLUMNS, WHOLE_COLUMNS } from './columns.ts';
import type { PartRow } from './part-rows.ts';
import type { Schema } from './schema.ts';
import { type UtcDay, utcDay } from './utc-day.ts';
import type { ReadTimes, WholeRow } from './whole-row.ts';

/** Whose rows: of these agents, on the UTC days from the first to the last. */
export interface DayRange {
  readonly firstDay: UtcDay;
  readonly lastDay: UtcDay;
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
export async function wholesOf(db: Kysely<Schema>, of: DayRange): Promise<KeptWhole[]> {
  const { rows } = await sql<KeptWhole>`
    select day, agent_no, scope_no, work_read, presence_read,
      ${numbersOf([...WHOLE_COLUMNS, ...PRESENCE_COLUMNS])} as numbers
    from agent_day_whole
    where day between ${of.firstDay}::date and ${of.lastDay}::date
      and agent_no = any(${of.agentNos}::int[])`.execute(db);
  return rows;
}

/** Rows of `agent_day`. */
export async function partsOfDays(db: Kysely<Schema>, of: DayRange): Promise<KeptPart[]> {
  const { rows } = await sql<KeptPart>`
    select day, agent_no, queue_no, media_type, carry, unit_id as queue_id,
      ${numbersOf(PART_COLUMNS)} as numbers
    from agent_day left join unit on unit_no = queue_no
    where day between ${of.firstDay}::date and ${of.lastDay}::date
      and agent_no = any(${of.agentNos}::int[])`.execute(db);
  return rows;
}

/** When a scope's half hours were read, by UTC day; days of which nothing was read are left out. */
export async function readTimesOf(
  db: Kysely<Schema>,
  of: { readonly scopeNo: number; readonly firstDay: UtcDay; readonly lastDay: UtcDay },
): Promise<Map<UtcDay, ReadTimes>> {
  const { rows } = await sql<{
    slot: number;
    work_read_at: number | null;
    presence_read_at: number | null;
  }>`
    select slot, work_read_at, presence_read_at from sync_slot
    where scope_no = ${of.scopeNo}
      and slot >= ${of.firstDay}::timestamptz
      and slot < ${of.lastDay}::timestamptz + interval '1 day'`.execute(db);
  const days = new Map<UtcDay, ReadTimes>();
  for (const { slot, work_read_at, presence_read_at } of rows) {
    const day = utcDay(utcDayStartMs(slot));
    const times = days.get(day) ?? neverRead();
    days.set(day, times);
    times.workMs[halfHourOfDay(slot)] = work_read_at ?? NaN;
    times.presenceMs[halfHourOfDay(slot)] = presence_read_at ?? NaN;
  }
  return days;
}

/** No half hour of the day was read. */
export function neverRead(): ReadTimes {
  return {
    workMs: new Float64Array(HALF_HOURS_A_DAY).fill(NaN),
    presenceMs: new Float64Array(HALF_HOURS_A_DAY).fill(NaN),
  };
}

/** The numbers of a row in one text, which is read faster than a value for each column. */
function numbersOf(columns: readonly { readonly name: string }[]): RawBuilder<string> {
  const texts = columns.map(({ name }) => sql`coalesce(${sql.ref(name)}::text, '')`);
  return sql<string>`concat_ws(';', ${sql.join(texts)})`;
}
