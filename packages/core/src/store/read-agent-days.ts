import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import { utcDayStartsMs } from '../time/half-hour.ts';
import { inSteps } from '../report/in-steps.ts';
import type { Span } from '../time/span.ts';
import type { AgentDay } from '../utilization/agent-day.ts';
import { createRows } from '../utilization/rows.ts';
import {
  type DaysAsked,
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
  const rows = await db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx) => rowsOf(tx, asked));
  return inSteps(agentDays(rows, idOf));
}

/** What is kept of some days, as it is kept. */
interface KeptRows {
  readonly wholes: readonly KeptWhole[];
  readonly parts: readonly KeptPart[];
  /** By the number of a scope. */
  readonly readTimes: ReadonlyMap<number, ReadonlyMap<UtcDay, ReadTimes>>;
}

async function rowsOf(db: Kysely<Schema>, asked: DaysAsked): Promise<KeptRows> {
  const wholes = await wholesOf(db, asked);
  const parts = await partsOfDays(db, asked);
  const readTimes = new Map<number, Map<UtcDay, ReadTimes>>();
  for (const scopeNo of new Set(wholes.map(({ scope_no }) => scope_no))) {
    readTimes.set(scopeNo, await readTimesOf(db, { days: asked.days, scopeNo }));
  }
  return { wholes, parts, readTimes };
}

/** One agent's day a step. */
function* agentDays(
  { wholes, parts, readTimes }: KeptRows,
  idOf: ReadonlyMap<number, string>,
): Generator<undefined, AgentDay[]> {
  const partsBy = Map.groupBy(parts, rowKey);
  const rows = createRows();
  const days: AgentDay[] = [];
  for (const row of wholes) {
    const partRows = partsBy.get(rowKey(row)) ?? [];
    const ofRow = {
      agentId: idOf.get(row.agent_no) ?? '',
      dayStartMs: dayStartMsOf(row.day),
      readTimes: readTimes.get(row.scope_no)?.get(row.day) ?? neverRead(),
    };
    const made = partRows.map((part) => partOf(part, rows));
    const day = agentDayOf(row, made, ofRow, rows);
    if (day.presence !== null || !day.readAtMs.every(Number.isNaN)) days.push(day);
    yield;
  }
  return days;
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
