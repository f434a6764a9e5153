import { type Kysely, sql } from 'kysely';
import { halfHourOfDay, utcDayStartMs } from '../time/half-hour.ts';
import type { ReadMarks } from './read-marks.ts';
import type { Schema } from './schema.ts';
import { utcDay } from './utc-day.ts';

/**
 * Of whom half hours were read for a scope. They are marked agent by agent: somebody who is new was
 * not read before, and somebody who has left is read no more.
 */
export interface AgentsRead {
  /** Of whom work or presence of any of the half hours was read, in order. */
  readonly agentIds: readonly string[];
  readonly isWorkRead: (agentId: string, halfHourStartMs: number) => boolean;
  readonly isPresenceRead: (agentId: string, halfHourStartMs: number) => boolean;
}

/**
 * Tells of whom these half hours (starts, epoch ms) were read. One that is read again has to be read
 * for them too, though they may have left the scope: its time of reading is said of all of them.
 */
export async function agentsRead(
  db: Kysely<Schema>,
  { scopeNo, slotsMs }: { readonly scopeNo: number; readonly slotsMs: readonly number[] },
): Promise<AgentsRead> {
  const days = [...new Set(slotsMs.map((atMs) => utcDay(utcDayStartMs(atMs))))];
  const { rows } = await sql<MarksRow>`
    select agent_id, day::text, work_read::text, presence_read::text
    from agent_day_whole join agent using (agent_no)
    where scope_no = ${scopeNo} and day = any(${days}::date[]) order by agent_id`.execute(db);
  const rowOf = new Map(rows.map((row) => [keyOf(row.agent_id, row.day), row]));
  const isRead = (what: 'work_read' | 'presence_read') => (agentId: string, atMs: number) =>
    rowOf.get(keyOf(agentId, utcDay(utcDayStartMs(atMs))))?.[what][halfHourOfDay(atMs)] === '1';
  const [isWorkRead, isPresenceRead] = [isRead('work_read'), isRead('presence_read')];
  const agentIds = [...new Set(rows.map(({ agent_id }) => agent_id))].filter((id) =>
    slotsMs.some((atMs) => isWorkRead(id, atMs) || isPresenceRead(id, atMs)),
  );
  return { agentIds, isWorkRead, isPresenceRead };
}

interface MarksRow {
  readonly agent_id: string;
  readonly day: string;
  readonly work_read: ReadMarks;
  readonly presence_read: ReadMarks;
}

function keyOf(agentId: string, day: string): string {
  return `${day} ${agentId}`;
}
