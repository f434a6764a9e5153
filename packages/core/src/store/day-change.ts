import type { AgentDay, Slots } from '../utilization/agent-day.ts';
import { createRows } from '../utilization/rows.ts';
import type { KeptPart, KeptWhole } from './day-rows.ts';
import { mergeAgentDay } from './merge-agent-day.ts';
import { partOf, type PartRow, partRow } from './part-rows.ts';
import { type Restated, restatedOf } from './restated.ts';
import { agentDayOf, type ReadTimes, type WholeRow, wholeRow } from './whole-row.ts';

/** The rows of one agent's day that are in the store. */
export interface KeptDay {
  readonly whole: KeptWhole;
  readonly parts: readonly KeptPart[];
}

/** A row of one agent. */
export type OfAgent<Row> = Row & { readonly agent_no: number };

/** What has to be written for a day to be as it was read. */
export interface DayChange {
  readonly agentNo: number;
  /** `null`: it is there already. */
  readonly whole: OfAgent<WholeRow> | null;
  /** New and changed. */
  readonly parts: readonly OfAgent<PartRow>[];
  readonly gone: readonly OfAgent<PartRow>[];
  readonly restated: readonly Restated[];
  /** How many rows are written. */
  readonly rows: number;
}

/** What one needs to know to say what changed. */
export interface ChangeContext {
  readonly scopeNo: number;
  readonly settleMs: number;
  /** When the scope's half hours of this day had been read before. */
  readonly readTimes: ReadTimes;
  readonly agentNo: (agentId: string) => number;
  readonly queueNo: (queueId: string | null) => number;
}

/** Compares what is kept of a day with what was read of it. */
export function dayChange(
  kept: KeptDay | undefined,
  read: AgentDay,
  context: ChangeContext,
): DayChange {
  const agent_no = context.agentNo(read.agentId);
  const before = kept === undefined ? undefined : keptAgentDay(kept, read, context);
  const after = mergeAgentDay(before, read);
  const newWhole = wholeRow(after, context.scopeNo);
  // The queue of a part that stays as it was may be in no read of today.
  const queueNos = new Map(kept?.parts.map((row) => [row.queue_id, row.queue_no]));
  const newParts = after.parts.map((part) =>
    partRow(part, queueNos.get(part.queueId) ?? context.queueNo(part.queueId)),
  );
  const keptParts = new Map(kept?.parts.map((row) => [keyOf(row), row]));
  const newKeys = new Set(newParts.map(keyOf));
  const parts = newParts.filter((row) => {
    const same = keptParts.get(keyOf(row));
    return same === undefined || !same.numbers.equals(row.numbers);
  });
  const gone = (kept?.parts ?? []).filter((row) => !newKeys.has(keyOf(row)));
  const whole = isSame(kept?.whole, newWhole) ? null : newWhole;
  const rows = parts.length + gone.length + (whole === null ? 0 : 1);
  return {
    agentNo: agent_no,
    whole: whole === null ? null : { ...whole, agent_no },
    parts: parts.map((row) => ({ ...row, agent_no })),
    gone,
    restated: before === undefined || rows === 0 ? [] : restatedOf(before, after, context.settleMs),
    rows,
  };
}

/**
 * The day as it is kept. What another scope kept is not taken over: its read times say nothing of
 * this scope's half hours. A half hour that is marked, but whose slot was never read whole, was
 * read at no time to speak of, and yet read.
 */
function keptAgentDay(
  { whole, parts }: KeptDay,
  { agentId, dayStartMs }: AgentDay,
  { scopeNo, readTimes }: ChangeContext,
): AgentDay | undefined {
  if (whole.scope_no !== scopeNo) return undefined;
  const rows = createRows();
  const times = {
    workMs: someTime(readTimes.workMs),
    presenceMs: someTime(readTimes.presenceMs),
  };
  return agentDayOf(
    whole,
    parts.map((row) => partOf(row, rows)),
    { agentId, dayStartMs, readTimes: times },
    rows,
  );
}

function someTime(readAtMs: Slots): Slots {
  return readAtMs.map((atMs) => (Number.isNaN(atMs) ? -Infinity : atMs));
}

function keyOf({ queue_no, media_type }: PartRow): string {
  return `${queue_no} ${media_type}`;
}

function isSame(kept: WholeRow | undefined, row: WholeRow): boolean {
  return (
    kept !== undefined &&
    kept.scope_no === row.scope_no &&
    kept.work_read === row.work_read &&
    kept.presence_read === row.presence_read &&
    kept.numbers.equals(row.numbers)
  );
}
