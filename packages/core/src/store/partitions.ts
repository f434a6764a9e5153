import { type Kysely, sql, type Transaction } from 'kysely';
import type { Span } from '../time/span.ts';
import type { Schema } from './schema.ts';
import { utcDay } from './utc-day.ts';
import { lockForWriting } from './writer-lock.ts';

/** Tables with a partition for each UTC month. */
const PARTITIONED = ['agent_day', 'agent_day_whole'] as const;

/** Makes the partitions into which agent days of the span go. Those there already stay. */
export async function ensurePartitions(db: Kysely<Schema>, span: Span): Promise<void> {
  const wanted = monthsOf(span);
  if ((await missing(db, wanted)).length === 0) return;
  await db.transaction().execute(async (tx) => {
    await lockForWriting(tx);
    for (const { table, month } of await missing(tx, wanted)) {
      await makePartition(tx, table, month);
    }
  });
}

/** Drops the partitions of which no day is at or after `beforeMs`. @returns their names */
export async function dropPartitions(db: Kysely<Schema>, beforeMs: number): Promise<string[]> {
  const dropped: string[] = [];
  for (const name of await partitionNames(db)) {
    const [year, month] = name.split('_').slice(-2).map(Number);
    if (Date.UTC(year ?? NaN, month ?? NaN) > beforeMs) continue;
    await sql`drop table if exists ${sql.table(name)}`.execute(db);
    dropped.push(name);
  }
  return dropped;
}

/** First instants of UTC months. */
type Month = number;

function monthsOf({ startMs, endMs }: Span): Month[] {
  const months: Month[] = [];
  const start = new Date(startMs);
  let month = Date.UTC(start.getUTCFullYear(), start.getUTCMonth());
  while (month < endMs) {
    months.push(month);
    month = nextMonth(month);
  }
  return months;
}

function nextMonth(month: Month): Month {
  const start = new Date(month);
  return Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + 1);
}

/** `agent_day_2026_11` */
function partitionName(table: string, month: Month): string {
  return `${table}_${utcDay(month).slice(0, 7).replace('-', '_')}`;
}

async function missing(db: Kysely<Schema>, months: readonly Month[]) {
  const there = new Set(await partitionNames(db));
  return PARTITIONED.flatMap((table) => months.map((month) => ({ table, month }))).filter(
    ({ table, month }) => !there.has(partitionName(table, month)),
  );
}

async function partitionNames(db: Kysely<Schema>): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select inhrelid::regclass::text as name from pg_inherits
    where inhparent = any(${[...PARTITIONED]}::regclass[]) order by 1`.execute(db);
  return rows.map(({ name }) => name);
}

/**
 * Made beside the table and attached, which stops neither readers nor writers. Some room is left
 * for rows to grow over their day; much room would stay empty once the day is over.
 */
async function makePartition(tx: Transaction<Schema>, table: string, month: Month): Promise<void> {
  const name = partitionName(table, month);
  const bounds = sql`from (${sql.lit(utcDay(month))}) to (${sql.lit(utcDay(nextMonth(month)))})`;
  await sql`create table ${sql.table(name)} (like ${sql.table(table)} including all)
    with (fillfactor = 90)`.execute(tx);
  await sql`alter table ${sql.table(table)} attach partition ${sql.table(name)}
    for values ${bounds}`.execute(tx);
}
