import { escapeIdentifier } from 'pg';
import { DAY_TABLES, KEPT_SEQUENCES, KEPT_TABLES } from '../kept-tables.ts';
import type { Asked } from '../schema-version.ts';
import type { SequenceState, StoreSummary, TableSummary } from './contents.ts';

/** Those of our tables that a database has. */
export async function tablesThere(asked: Asked): Promise<string[]> {
  const { rows } = await asked.query<{ name: string }>(
    'select name from unnest($1::text[]) with ordinality as kept (name, nth) where to_regclass(name) is not null order by nth',
    [KEPT_TABLES],
  );
  return rows.map(({ name }) => name);
}

/** Those of the tables that have rows. */
export async function tablesWithRows(asked: Asked, tables: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const table of tables) {
    const { rows } = await asked.query<{ any: boolean }>(
      `select exists (select from ${escapeIdentifier(table)}) as any`,
    );
    if (rows[0]?.any === true) found.push(table);
  }
  return found;
}

/** The columns of a table, in its own order. */
export async function columnsOf(asked: Asked, table: string): Promise<string[]> {
  const { rows } = await asked.query<{ name: string }>(
    `select attname as name from pg_attribute
     where attrelid = to_regclass($1) and attnum > 0 and not attisdropped order by attnum`,
    [table],
  );
  return rows.map(({ name }) => name);
}

const HASH =
  "('x' || encode(substr(sha256(convert_to(text, 'UTF8')), 1, 8), 'hex'))::bit(64)::int8";

/**
 * Counts the rows and sums up a hash of each: 8 bytes of the SHA-256 of its text. All versions of
 * PostgreSQL write that alike, unlike their own hash functions, and FIPS does not forbid it.
 */
export async function summariseTable(
  asked: Asked,
  name: string,
  columns: readonly string[],
): Promise<TableSummary> {
  const { rows } = await asked.query<{ rows: number; checksum: string }>(
    `select count(*) as rows, coalesce(sum(${HASH}), 0)::text as checksum
     from (select row(${columnList(columns)})::text as text from ${escapeIdentifier(name)}) as texts`,
  );
  const { rows: count = 0, checksum = '0' } = rows[0] ?? {};
  return { name, columns, rows: count, checksum };
}

/** `"day", "agent_no"` */
export function columnList(columns: readonly string[]): string {
  return columns.map((column) => escapeIdentifier(column)).join(', ');
}

/** `"agent", "unit"` */
export function tableList(tables: readonly string[]): string {
  return columnList(tables);
}

/** What our sequences give next: those of identity columns, and the others. */
export async function sequencesOf(
  asked: Asked,
  tables: readonly string[],
): Promise<SequenceState[]> {
  const { rows } = await asked.query<{ name: string }>(
    `select relname as name from pg_class as sequence
     where relkind = 'S' and pg_table_is_visible(oid)
       and (relname = any($1::text[]) or exists (
         select from pg_depend where classid = 'pg_class'::regclass and objid = sequence.oid
           and deptype in ('i', 'a') and refobjid = any($2::regclass[])))
     order by relname`,
    [KEPT_SEQUENCES, tables],
  );
  const states: SequenceState[] = [];
  for (const { name } of rows) states.push({ name, next: await nextOf(asked, name) });
  return states;
}

async function nextOf(asked: Asked, sequence: string): Promise<number> {
  const { rows } = await asked.query<{ next: number }>(
    `select last_value + is_called::int as next from ${escapeIdentifier(sequence)}`,
  );
  return rows[0]?.next ?? 1;
}

/** The first and last UTC day of which there are numbers. */
export async function daysOf(
  asked: Asked,
  tables: readonly string[],
): Promise<StoreSummary['days']> {
  const dayTables = DAY_TABLES.filter((table) => tables.includes(table));
  if (dayTables.length === 0) return null;
  const all = dayTables.map(
    (table) => `select min(day) as first, max(day) as last from ${escapeIdentifier(table)}`,
  );
  const { rows } = await asked.query<{ first: string | null; last: string | null }>(
    `select min(first) as first, max(last) as last from (${all.join(' union all ')}) as days`,
  );
  const { first = null, last = null } = rows[0] ?? {};
  return first === null || last === null ? null : { first, last };
}
