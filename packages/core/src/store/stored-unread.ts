import { type Kysely, sql } from 'kysely';
import type { Unread } from '../report/source.ts';
import { HALF_HOUR_MS } from '../time/half-hour.ts';
import type { Span } from '../time/span.ts';
import type { SlotTrouble } from './leases.ts';
import type { Schema } from './schema.ts';
import { utcDay } from './utc-day.ts';

/** Why half hours of the span have never been read, where a read was tried; each reason once. */
export async function troubleOf(db: Kysely<Schema>, span: Span): Promise<Unread[]> {
  const { rows } = await sql<{ trouble: SlotTrouble; first: number; last: number }>`
    select last_error as trouble, min(slot) as first, max(slot) as last from sync_slot
    where slot >= ${new Date(span.startMs)} and slot < ${new Date(span.endMs)}
      and case last_error->>'kind'
        when 'CONVERSATIONS' then work_read_at is null
        when 'PRESENCE' then presence_read_at is null end
    group by last_error order by 2, 1`.execute(db);
  return rows.map(({ trouble, first, last }) => ({
    ...trouble,
    span: { startMs: first, endMs: last + HALF_HOUR_MS },
  }));
}

/** Told instead of legs that were pruned. */
export function legsForgotten(span: Span, keptSinceMs: number): Unread {
  return unread(
    'CONVERSATIONS',
    'NO_LONGER_KEPT',
    span,
    `Conversations are kept one by one for some days only, and here from ${utcDay(keptSinceMs)} ` +
      'on (UTC): older half hours can’t be explained, their numbers stay.',
  );
}

/** Told instead of legs that were never read. */
export function legsNotRead(span: Span): Unread {
  return unread(
    'CONVERSATIONS',
    'NOT_READ_YET',
    span,
    'The conversations of this half hour have not been read yet.',
  );
}

/** Told by a directory that knows too little. */
export function membersNotRead(what: string): Unread {
  return unread(
    'AGENTS',
    'NOT_READ_YET',
    { startMs: 0, endMs: 0 },
    `${what} have not been read from Genesys yet.`,
  );
}

function unread(
  kind: Unread['kind'],
  reason: Unread['reason'],
  span: Span,
  message: string,
): Unread {
  return {
    kind,
    reason,
    message,
    missingPermissions: [],
    span,
    correlationId: null,
  };
}
