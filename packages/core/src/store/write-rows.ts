import { type RawBuilder, sql, type Transaction } from 'kysely';
import { PART_COLUMNS, PRESENCE_COLUMNS, WHOLE_COLUMNS } from './columns.ts';
import type { OfAgent } from './day-change.ts';
import type { PartRow } from './part-rows.ts';
import type { Schema } from './schema.ts';
import type { RowNumbers } from './row-numbers.ts';
import type { UtcDay } from './utc-day.ts';
import type { WholeRow } from './whole-row.ts';

/** Writes rows of `agent_day_whole`, all of one UTC day. */
export async function upsertWholes(
  tx: Transaction<Schema>,
  day: UtcDay,
  rows: readonly OfAgent<WholeRow>[],
): Promise<void> {
  if (rows.length === 0) return;
  const numbers = slotsColumns([...WHOLE_COLUMNS, ...PRESENCE_COLUMNS]);
  await sql`
    insert into agent_day_whole
      (day, agent_no, scope_no, work_read, presence_read, ${numbers.names})
    select ${day}::date, agent_no, scope_no, work_read::bit(48), presence_read::bit(48),
      ${numbers.values}
    from unnest(
      ${rows.map((row) => row.agent_no)}::int[],
      ${rows.map((row) => row.scope_no)}::int[],
      ${rows.map((row) => row.work_read)}::text[],
      ${rows.map((row) => row.presence_read)}::text[],
      ${rows.map(numbersText)}::text[]
    ) as new (agent_no, scope_no, work_read, presence_read, numbers),
    string_to_array(numbers, ';', '') as number
    order by agent_no
    on conflict (day, agent_no) do update set scope_no = excluded.scope_no,
      work_read = excluded.work_read, presence_read = excluded.presence_read,
      ${numbers.updates}`.execute(tx);
}

/** Writes rows of `agent_day`, all of one UTC day. */
export async function upsertParts(
  tx: Transaction<Schema>,
  day: UtcDay,
  rows: readonly OfAgent<PartRow>[],
): Promise<void> {
  if (rows.length === 0) return;
  const numbers = slotsColumns(PART_COLUMNS);
  await sql`
    insert into agent_day (day, agent_no, queue_no, media_type, carry, ${numbers.names})
    select ${day}::date, agent_no, queue_no, media_type, carry, ${numbers.values}
    from unnest(
      ${rows.map((row) => row.agent_no)}::int[],
      ${rows.map((row) => row.queue_no)}::int[],
      ${rows.map((row) => row.media_type)}::text[],
      ${rows.map((row) => row.carry)}::smallint[],
      ${rows.map(numbersText)}::text[]
    ) as new (agent_no, queue_no, media_type, carry, numbers),
    string_to_array(numbers, ';', '') as number
    order by agent_no, queue_no, media_type, carry
    on conflict (day, agent_no, queue_no, media_type, carry) do update set
      ${numbers.updates}`.execute(tx);
}

/** Deletes rows of `agent_day`, all of one UTC day. */
export async function deleteParts(
  tx: Transaction<Schema>,
  day: UtcDay,
  rows: readonly OfAgent<PartRow>[],
): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    delete from agent_day using unnest(
      ${rows.map((row) => row.agent_no)}::int[],
      ${rows.map((row) => row.queue_no)}::int[],
      ${rows.map((row) => row.media_type)}::text[],
      ${rows.map((row) => row.carry)}::smallint[]
    ) as gone (agent_no, queue_no, media_type, carry)
    where agent_day.day = ${day}::date
      and (agent_day.agent_no, agent_day.queue_no, agent_day.media_type, agent_day.carry)
        = (gone.agent_no, gone.queue_no, gone.media_type, gone.carry)`.execute(tx);
}

function numbersText({ first_slot, numbers }: RowNumbers): string {
  return `${first_slot};${numbers.join(';')}`;
}

interface SlotsColumns {
  readonly names: RawBuilder<unknown>;
  readonly values: RawBuilder<unknown>;
  readonly updates: RawBuilder<unknown>;
}

/** A row's numbers come in one text and are taken apart in the database. */
function slotsColumns(columns: readonly { readonly name: string }[]): SlotsColumns {
  return {
    names: sql`first_slot, ${sql.join(columns.map(({ name }) => sql.ref(name)))}`,
    values: sql.join([
      sql`number[1]::smallint`,
      ...columns.map((_, nth) => sql`number[${sql.lit(nth + 2)}]::slots`),
    ]),
    updates: sql.join(
      ['first_slot', ...columns.map(({ name }) => name)].map(
        (name) => sql`${sql.ref(name)} = ${sql.ref(`excluded.${name}`)}`,
      ),
    ),
  };
}
