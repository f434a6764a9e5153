import type { Transaction } from 'kysely';
import type { AgentDay } from '../utilization/agent-day.ts';
import { dayChange, type DayChange, type KeptDay } from './day-change.ts';
import { neverRead, partsOfDays, readTimesOf, wholesOf } from './day-rows.ts';
import { agentNumbers, unitNumbers } from './numbers.ts';
import { keepRestatements } from './restatements.ts';
import type { Schema } from './schema.ts';
import { type UtcDay, utcDay } from './utc-day.ts';
import { deleteParts, upsertParts, upsertWholes } from './write-rows.ts';
import { lockForWriting } from './writer-lock.ts';

/** Agent days as a fold gives them, and what they were read for. */
export interface AgentDaysRead {
  readonly scopeNo: number;
  /** At most one for each agent and UTC day. Only half hours marked as read are written. */
  readonly agentDays: readonly AgentDay[];
  /** How long after its end a half hour waits for late data before it is settled, ms. */
  readonly settleMs: number;
}

/** What a write did. */
export interface Written {
  /** Rows that were inserted, changed or deleted: 0 when nothing was new. */
  readonly rows: number;
  /** Settled numbers that changed. */
  readonly restatements: number;
}

/** Agent days at a time: some milliseconds of computing. */
const CHUNK = 25;

/**
 * Keeps agent days: the half hours that were read replace those that were kept, the others stay.
 * A day that says what was kept already writes no row. Needs partitions: `ensurePartitions`.
 */
export async function writeAgentDays(
  tx: Transaction<Schema>,
  { scopeNo, agentDays: all, settleMs }: AgentDaysRead,
): Promise<Written> {
  await lockForWriting(tx);
  const agentNoOf = await agentNumbers(
    tx,
    all.map(({ agentId }) => agentId),
  );
  const agentDays = all.filter(({ agentId }) => agentNoOf.has(agentId));
  const queueNoOf = await unitNumbers(tx, 'queue', [...queuesOf(agentDays)]);
  const numbers = {
    agentNo: (agentId: string) => agentNoOf.get(agentId) ?? NaN,
    queueNo: (queueId: string | null) => (queueId === null ? 0 : (queueNoOf.get(queueId) ?? NaN)),
  };
  const written = { rows: 0, restatements: 0 };
  const byDay = Map.groupBy(agentDays, ({ dayStartMs }) => utcDay(dayStartMs));
  for (const day of [...byDay.keys()].toSorted()) {
    const ofDay = byDay.get(day) ?? [];
    const times = await readTimesOf(tx, { scopeNo, days: [day] });
    const context = { scopeNo, settleMs, readTimes: times.get(day) ?? neverRead(), ...numbers };
    for (let from = 0; from < ofDay.length; from += CHUNK) {
      const chunk = ofDay.slice(from, from + CHUNK);
      const agentNos = chunk.map(({ agentId }) => numbers.agentNo(agentId));
      const kept = await keptDays(tx, day, agentNos);
      const changes = chunk.map((read, nth) =>
        dayChange(kept.get(agentNos[nth] ?? NaN), read, context),
      );
      written.rows += await apply(tx, day, changes);
      written.restatements += changes.reduce((sum, { restated }) => sum + restated.length, 0);
    }
  }
  return written;
}

async function keptDays(
  tx: Transaction<Schema>,
  day: UtcDay,
  agentNos: readonly number[],
): Promise<Map<number, KeptDay>> {
  const asked = { days: [day], agentNos };
  const wholes = await wholesOf(tx, asked);
  const parts = Map.groupBy(await partsOfDays(tx, asked), ({ agent_no }) => agent_no);
  return new Map(
    wholes.map((whole) => [whole.agent_no, { whole, parts: parts.get(whole.agent_no) ?? [] }]),
  );
}

async function apply(
  tx: Transaction<Schema>,
  day: UtcDay,
  changes: readonly DayChange[],
): Promise<number> {
  const changed = changes.filter(({ rows }) => rows > 0);
  if (changed.length === 0) return 0;
  await upsertWholes(
    tx,
    day,
    changed.flatMap(({ whole }) => whole ?? []),
  );
  await deleteParts(
    tx,
    day,
    changed.flatMap(({ gone }) => gone),
  );
  await upsertParts(
    tx,
    day,
    changed.flatMap(({ parts }) => parts),
  );
  await keepRestatements(
    tx,
    changed.flatMap(({ agentNo, restated }) => restated.map((one) => ({ ...one, agentNo }))),
  );
  return changed.reduce((sum, { rows }) => sum + rows, 0);
}

function queuesOf(agentDays: readonly AgentDay[]): Set<string> {
  return new Set(agentDays.flatMap(({ parts }) => parts.flatMap(({ queueId }) => queueId ?? [])));
}
