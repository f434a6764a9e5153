import { sql, type Transaction } from 'kysely';
import type { OfAgent } from './day-change.ts';
import type { PartRow } from './part-rows.ts';
import type { Schema } from './schema.ts';
import type { UtcDay } from './utc-day.ts';
import type { WholeRow } from './whole-row.ts';

/** Writes rows of `agent_day_whole`, all of one UTC day. */
export async function upsertWholes(
  tx: Transaction<Schema>,
  day: UtcDay,
  rows: readonly OfAgent<WholeRow>[],
): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into agent_day_whole
      (day, agent_no, scope_no, work_read, presence_read, numbers)
    select ${day}::date, agent_no, scope_no, work_read::bit(48), presence_read::bit(48), numbers
    from unnest(
      ${rows.map((row) => row.agent_no)}::int[],
      ${rows.map((row) => row.scope_no)}::int[],
      ${rows.map((row) => row.work_read)}::text[],
      ${rows.map((row) => row.presence_read)}::text[],
      ${rows.map((row) => row.numbers)}::bytea[]
    ) as new (agent_no, scope_no, work_read, presence_read, numbers)
    order by agent_no
    on conflict (day, agent_no) do update set scope_no = excluded.scope_no,
      work_read = excluded.work_read, presence_read = excluded.presence_read,
      numbers = excluded.numbers`.execute(tx);
}

/** Writes rows of `agent_day`, all of one UTC day. */
export async function upsertParts(
  tx: Transaction<Schema>,
  day: UtcDay,
  rows: readonly OfAgent<PartRow>[],
): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into agent_day (day, agent_no, queue_no, media_type, numbers)
    select ${day}::date, * from unnest(
      ${rows.map((row) => row.agent_no)}::int[],
      ${rows.map((row) => row.queue_no)}::int[],
      ${rows.map((row) => row.media_type)}::text[],
      ${rows.map((row) => row.numbers)}::bytea[]
    ) as new (agent_no, queue_no, media_type, numbers)
    order by agent_no, queue_no, media_type
    on conflict (day, agent_no, queue_no, media_type) do update set
      numbers = excluded.numbers`.execute(tx);
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
      ${rows.map((row) => row.media_type)}::text[]
    ) as gone (agent_no, queue_no, media_type)
    where agent_day.day = ${day}::date
      and (agent_day.agent_no, agent_day.queue_no, agent_day.media_type)
        = (gone.agent_no, gone.queue_no, gone.media_type)`.execute(tx);
}
