import { type Kysely, type RawBuilder, sql } from 'kysely';
import { HALF_HOURS_A_DAY, halfHourOfDay, utcDayStartMs } from '../time/half-hour.ts';
import { PART_COLUMNS, PRESENCE_COLUMNS, WHOLE_COLUMNS } from './columns.ts';
import type { PartRow } from './part-rows.ts';
import type { Schema } from './schema.ts';
import type { RowNumbers } from './row-numbers.ts';
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
  const columns = [...WHOLE_COLUMNS, ...PRESENCE_COLUMNS];
  const { rows } = await sql<Omit<KeptWhole, keyof RowNumbers> & NumbersRow>`
    select day, agent_no, scope_no, work_read, presence_read, ${textsOf(columns)}
    from agent_day_whole
    where day between ${of.firstDay}::date and ${of.lastDay}::date
      and agent_no = any(${of.agentNos}::int[])`.execute(db);
  return rows.map((row) => ({
    day: row.day,
    agent_no: row.agent_no,
    scope_no: row.scope_no,
    work_read: row.work_read,
    presence_read: row.presence_read,
    ...numbersOf(row, columns),
  }));
}

/** Rows of `agent_day`. */
export async function partsOfDays(db: Kysely<Schema>, of: DayRange): Promise<KeptPart[]> {
  const { rows } = await sql<Omit<KeptPart, keyof RowNumbers> & NumbersRow>`
    select day, agent_no, queue_no, media_type, carry, unit_id as queue_id,
      ${textsOf(PART_COLUMNS)}
    from agent_day left join unit on unit_no = queue_no
    where day between ${of.firstDay}::date and ${of.lastDay}::date
      and agent_no = any(${of.agentNos}::int[])`.execute(db);
  return rows.map((row) => ({
    day: row.day,
    agent_no: row.agent_no,
    queue_no: row.queue_no,
    queue_id: row.queue_id,
    media_type: row.media_type,
    carry: row.carry,
    ...numbersOf(row, PART_COLUMNS),
  }));
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

interface Column {
  readonly name: string;
}

/** The columns of a row's numbers, as PostgreSQL writes arrays. */
type NumbersRow = Readonly<Record<string, string | number | null>>;

/** As text: what is compared need not be parsed, and what is parsed is parsed once. */
function textsOf(columns: readonly Column[]): RawBuilder<unknown> {
  const texts = columns.map(({ name }) => sql`${sql.ref(name)}::text as ${sql.ref(name)}`);
  return sql`first_slot, ${sql.join(texts)}`;
}

function numbersOf(row: NumbersRow, columns: readonly Column[]): RowNumbers {
  return {
    first_slot: Number(row['first_slot']),
    numbers: columns.map(({ name }) => String(row[name] ?? '')),
  };
}
