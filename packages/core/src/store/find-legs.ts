import { type Kysely, sql } from 'kysely';
import type { Span } from '../time/span.ts';
import type { Leg } from '../utilization/leg.ts';
import { legOf, type LegRow } from './leg-row.ts';
import type { Schema } from './schema.ts';

/**
 * The legs that are kept of which anything is in the span: a stretch of it, a metric, or the start
 * of its conversation, so that they give all numbers of the span. In no order.
 */
export async function legsOf(
  db: Kysely<Schema>,
  {
    span,
    agentIds,
  }: { readonly span: Span; /** @default everybody's */ readonly agentIds?: readonly string[] },
): Promise<Leg[]> {
  const { rows } = await sql<LegRow & { agent_id: string; queue_id: string | null }>`
    select conversation_id, session_id, conversation_start, media_type, segments, emissions,
      agent_id, unit_id as queue_id
    from leg join agent using (agent_no) left join unit on unit_no = queue_no
    where first_at < ${new Date(span.endMs)}
      and (last_at >= ${new Date(span.startMs)} or is_open)
      and ${agentIds === undefined ? sql`true` : sql`agent_id = any(${agentIds}::text[])`}
    `.execute(db);
  return rows.map((row) => legOf(row, { agentId: row.agent_id, queueId: row.queue_id }));
}

/** Conversations of which a leg was open when it was last read, the oldest first. */
export async function openConversations(db: Kysely<Schema>): Promise<string[]> {
  const { rows } = await sql<{ conversation_id: string }>`
    select conversation_id from leg where is_open
    group by conversation_id order by min(first_at), conversation_id`.execute(db);
  return rows.map(({ conversation_id }) => conversation_id);
}

/** The newest instant by `untilMs` of anything that is known of a leg, epoch ms; -Infinity: none. */
export async function newestInstantMs(db: Kysely<Schema>, untilMs: number): Promise<number> {
  const { rows } = await sql<{ newest: number | null }>`
    select max(last_at) as newest from leg where last_at <= ${new Date(untilMs)}`.execute(db);
  return rows[0]?.newest ?? -Infinity;
}
