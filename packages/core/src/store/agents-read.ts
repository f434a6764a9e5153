import { type Kysely, sql } from 'kysely';
import { utcDayStartMs } from '../time/half-hour.ts';
import type { Span } from '../time/span.ts';
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
