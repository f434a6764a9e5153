import { sql, type Transaction } from 'kysely';
import type { Leg } from '../utilization/leg.ts';
import { emissionsJson, extentOf, type LegExtent, segmentsJson } from './leg-row.ts';
import { agentNumbers, unitNumbers } from './numbers.ts';
import type { Schema } from './schema.ts';
import { lockForWriting } from './writer-lock.ts';

/** Conversations as they were read: each with all of its legs, which may be none. */
export interface LegsRead {
  readonly conversations: readonly {
    readonly conversationId: string;
    readonly legs: readonly Leg[];
  }[];
  /** As of when, epoch ms. */
  readonly readAtMs: number;
}

/** What a write of legs did. */
export interface LegsWritten {
  /** Rows that were inserted, changed or deleted: 0 when nothing was new. */
  readonly rows: number;
  /** Whose agent days are no longer what the legs say. */
  readonly agentIds: ReadonlySet<string>;
}

/** Conversations at a time: some milliseconds of computing. */
const CHUNK = 500;

/**
 * Keeps the legs of conversations in place of those that were kept of them. Legs that say the same
 * are not written, and neither are legs over something read later.
 */
export async function upsertLegs(
  tx: Transaction<Schema>,
  { conversations, readAtMs }: LegsRead,
): Promise<LegsWritten> {
  await lockForWriting(tx);
  const agentIds = new Set<string>();
  let rows = 0;
  for (let from = 0; from < conversations.length; from += CHUNK) {
    const chunk = { conversations: conversations.slice(from, from + CHUNK), readAtMs };
    for (const { agent_id } of await upsertChunk(tx, chunk)) {
      agentIds.add(agent_id);
      rows++;
    }
  }
  return { rows, agentIds };
}

async function upsertChunk(tx: Transaction<Schema>, read: LegsRead): Promise<ChangedLeg[]> {
  const all = read.conversations.flatMap((conversation) => conversation.legs);
  const agentNoOf = await agentNumbers(
    tx,
    all.map(({ agentId }) => agentId),
  );
  const legs = all.filter(({ agentId }) => agentNoOf.has(agentId));
  const queueNoOf = await unitNumbers(
    tx,
    'queue',
    legs.flatMap(({ queueId }) => queueId ?? []),
  );
  const rows = legs.map((leg) => ({
    leg,
    extent: extentOf(leg),
    agentNo: agentNoOf.get(leg.agentId) ?? NaN,
    queueNo: leg.queueId === null ? 0 : (queueNoOf.get(leg.queueId) ?? NaN),
  }));
  return [
    ...(await deleteOthers(tx, read, rows)),
    ...(rows.length === 0 ? [] : await upsert(tx, read, rows)),
  ];
}

interface NumberedLeg {
  readonly leg: Leg;
  readonly extent: LegExtent;
  readonly agentNo: number;
  readonly queueNo: number;
}

interface ChangedLeg {
  readonly agent_id: string;
}

async function deleteOthers(
  tx: Transaction<Schema>,
  { conversations, readAtMs }: LegsRead,
  rows: readonly NumberedLeg[],
): Promise<ChangedLeg[]> {
  const deleted = await sql<ChangedLeg>`
    delete from leg using agent
    where agent.agent_no = leg.agent_no
      and conversation_id = any(${conversations.map(({ conversationId }) => conversationId)}::text[])
      and read_at <= ${new Date(readAtMs)}
      and not exists (
        select from unnest(
          ${rows.map(({ leg }) => leg.conversationId)}::text[],
          ${rows.map(({ leg }) => leg.sessionId)}::text[],
          ${rows.map(({ agentNo }) => agentNo)}::int[]) as kept (conversation, session, agent)
        where (conversation, session, agent) = (conversation_id, session_id, leg.agent_no))
    returning agent_id`.execute(tx);
  return deleted.rows;
}

async function upsert(
  tx: Transaction<Schema>,
  { readAtMs }: LegsRead,
  rows: readonly NumberedLeg[],
): Promise<ChangedLeg[]> {
  const changed = await sql<ChangedLeg>`
    insert into leg as kept (conversation_id, session_id, agent_no, conversation_start, media_type,
      queue_no, first_at, last_at, is_open, segments, emissions, read_at)
    select *, ${new Date(readAtMs)}::timestamptz from unnest(
      ${rows.map(({ leg }) => leg.conversationId)}::text[],
      ${rows.map(({ leg }) => leg.sessionId)}::text[],
      ${rows.map(({ agentNo }) => agentNo)}::int[],
      ${rows.map(({ leg }) => new Date(leg.conversationStartMs))}::timestamptz[],
      ${rows.map(({ leg }) => leg.mediaType)}::text[],
      ${rows.map(({ queueNo }) => queueNo)}::int[],
      ${rows.map(({ extent }) => new Date(extent.firstMs))}::timestamptz[],
      ${rows.map(({ extent }) => new Date(extent.lastMs))}::timestamptz[],
      ${rows.map(({ extent }) => extent.isOpen)}::boolean[],
      ${rows.map(({ leg }) => segmentsJson(leg.segments))}::jsonb[],
      ${rows.map(({ leg }) => emissionsJson(leg.emissions))}::jsonb[])
    on conflict (conversation_id, session_id, agent_no) do update set
      conversation_start = excluded.conversation_start, media_type = excluded.media_type,
      queue_no = excluded.queue_no, first_at = excluded.first_at, last_at = excluded.last_at,
      is_open = excluded.is_open, segments = excluded.segments, emissions = excluded.emissions,
      read_at = excluded.read_at
    where kept.read_at <= excluded.read_at
      and (kept.conversation_start, kept.media_type, kept.queue_no, kept.segments, kept.emissions)
        is distinct from (excluded.conversation_start, excluded.media_type, excluded.queue_no,
          excluded.segments, excluded.emissions)
    returning (select agent_id from agent where agent.agent_no = kept.agent_no)`.execute(tx);
  return changed.rows;
}
