import { type Kysely, sql } from 'kysely';
import { halfHourOfDay, utcDayStartMs } from '../time/half-hour.ts';
import type { Span } from '../time/span.ts';
import type { ReadMarks } from './read-marks.ts';
import type { Schema } from './schema.ts';
import { utcDay } from './utc-day.ts';

/**
 * Everybody of whom the scope has read anything on the UTC days that the span touches. A half hour
 * that is read again has to be read for them too, though they may have left the scope meanwhile:
 * its time of reading is said of all of them.
 */
export async function agentsRead(
  db: Kysely<Schema>,
  { scopeNo, span }: { readonly scopeNo: number; readonly span: Span },
): Promise<string[]> {
  const { rows } = await sql<{ agent_id: string }>`
    select agent_id from agent join (
      select distinct agent_no from agent_day_whole where scope_no = ${scopeNo}
        and day between ${utcDay(utcDayStartMs(span.startMs))}::date
          and ${utcDay(utcDayStartMs(span.endMs - 1))}::date) as whole using (agent_no)
    order by agent_id`.execute(db);
  return rows.map(({ agent_id }) => agent_id);
}

/**
 * Tells of whom the work of which half hours of the span was read, for the scope: half hours are
 * marked agent by agent, since somebody who is new was not read before.
 */
export async function workRead(
  db: Kysely<Schema>,
  { scopeNo, span }: { readonly scopeNo: number; readonly span: Span },
): Promise<(agentId: string, halfHourStartMs: number) => boolean> {
  const { rows } = await sql<{ agent_id: string; day_ms: number; work_read: ReadMarks }>`
    select agent_id, (extract(epoch from day) * 1000)::float8 as day_ms, work_read::text
    from agent_day_whole join agent using (agent_no)
    where scope_no = ${scopeNo}
      and day between ${utcDay(utcDayStartMs(span.startMs))}::date
        and ${utcDay(utcDayStartMs(span.endMs - 1))}::date`.execute(db);
  const marksOf = new Map(rows.map((row) => [`${row.agent_id} ${row.day_ms}`, row.work_read]));
  return (agentId, atMs) =>
    marksOf.get(`${agentId} ${utcDayStartMs(atMs)}`)?.[halfHourOfDay(atMs)] === '1';
}
