import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import { utcDayStartsMs } from '../time/half-hour.ts';
import type { Span } from '../time/span.ts';
import type { AgentDay } from '../utilization/agent-day.ts';
import { createRows } from '../utilization/rows.ts';
import {
  type KeptPart,
  type KeptWhole,
  neverRead,
  partsOfDays,
  readTimesOf,
  wholesOf,
} from './day-rows.ts';
import { partOf } from './part-rows.ts';
import type { Schema } from './schema.ts';
import { dayStartMsOf, type UtcDay, utcDay } from './utc-day.ts';
import { agentDayOf, type ReadTimes } from './whole-row.ts';

/**
 * What is kept of these agents on the UTC days that the span touches, whole days. A day of which
 * nothing was read is left out: it is missing, not zero.
 */
export async function readAgentDays(
  db: Kysely<Schema>,
  { span, agentIds }: { readonly span: Span; readonly agentIds: readonly string[] },
): Promise<AgentDay[]> {
  const idOf = await knownAgents(db, agentIds);
  const days = utcDayStartsMs(span).map(utcDay);
  if (idOf.size === 0 || span.endMs <= span.startMs) return [];
  const asked = { days, agentNos: [...idOf.keys()] };
  // One snapshot: numbers never stand beside the read times of another commit.
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx) => {
      const wholes = await wholesOf(tx, asked);
      const parts = Map.groupBy(await partsOfDays(tx, asked), rowKey);
      const readTimes = new Map<number, Map<UtcDay, ReadTimes>>();
      for (const scopeNo of new Set(wholes.map(({ scope_no }) => scope_no))) {
        readTimes.set(scopeNo, await readTimesOf(tx, { days, scopeNo }));
      }
      const rows = createRows();
      return wholes
        .map((row) =>
          agentDayOf(
            row,
            (parts.get(rowKey(row)) ?? []).map((part) => partOf(part, rows)),
            {
              agentId: idOf.get(row.agent_no) ?? '',
              dayStartMs: dayStartMsOf(row.day),
              readTimes: readTimes.get(row.scope_no)?.get(row.day) ?? neverRead(),
            },
            rows,
          ),
        )
        .filter((day) => day.presence !== null || !day.readAtMs.every(Number.isNaN));
    });
}

function rowKey({ day, agent_no }: KeptWhole | KeptPart): string {
  return `${day} ${agent_no}`;
}

async function knownAgents(
  db: Kysely<Schema>,
  agentIds: readonly string[],
): Promise<Map<number, string>> {
  const rows = await db
    .selectFrom('agent')
    .select(['agent_no', 'agent_id'])
    .where(sql<boolean>`agent_id = any(${agentIds}::text[])`)
    .execute();
  return new Map(rows.map(({ agent_no, agent_id }) => [agent_no, agent_id]));
}
