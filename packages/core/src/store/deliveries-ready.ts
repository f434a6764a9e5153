import { type Kysely, sql } from 'kysely';
import { halfHourStartsMs, widenToHalfHours } from '../time/half-hour.ts';
import type { Span } from '../time/span.ts';
import type { Schema } from './schema.ts';

/**
 * Whether every half hour of a span was read, for any scope, since it ended or the span did. Presence
 * that can't be read is not waited for.
 */
export async function isSpanRead(db: Kysely<Schema>, span: Span): Promise<boolean> {
  const slots = halfHourStartsMs(widenToHalfHours(span)).map((atMs) => new Date(atMs));
  const endsAt = sql`least(slot + interval '30 minutes', ${new Date(span.endMs)}::timestamptz)`;
  const { rows } = await sql<{ is_read: boolean }>`
    select exists (
      select from sync_slot where slot = any(${slots}::timestamptz[])
        and work_read_at >= ${endsAt}
        and (presence_read_at >= ${endsAt} or presence_read_at is null and last_error is not null)
      group by scope_no having count(*) = ${slots.length}) as is_read`.execute(db);
  return rows[0]?.is_read === true;
}
