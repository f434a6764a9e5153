import type { AgentDay, AgentDayPart, Slots } from '../utilization/agent-day.ts';
import type { Rows } from '../utilization/rows.ts';
import { PRESENCE_COLUMNS, WHOLE_COLUMNS } from './columns.ts';
import { inTurn, presenceOfColumns, wholeOfColumns } from './day-of-columns.ts';
import { type PackedNumbers, packNumbers, unpackNumbers } from './packed-numbers.ts';
import { markedOnly, marksOf, NOTHING_READ, type ReadMarks } from './read-marks.ts';

/** One row of `agent_day_whole`, without its day and agent. */
export interface WholeRow {
  /** The scope whose `sync_slot` says when the half hours were read. */
  readonly scope_no: number;
  readonly work_read: ReadMarks;
  readonly presence_read: ReadMarks;
  readonly numbers: PackedNumbers;
}

/** When the half hours of a UTC day were read, epoch ms; NaN where they never were. */
export interface ReadTimes {
  readonly workMs: Slots;
  readonly presenceMs: Slots;
}

/** The row that holds an agent day, but for its parts. */
export function wholeRow(day: AgentDay, scopeNo: number): WholeRow {
  const { presence } = day;
  const ofWork = WHOLE_COLUMNS.map(({ slotsOf }) => slotsOf(day));
  const ofPresence =
    presence === null ? [] : PRESENCE_COLUMNS.map(({ slotsOf }) => slotsOf(presence));
  return {
    scope_no: scopeNo,
    work_read: marksOf(day.readAtMs),
    presence_read: presence === null ? NOTHING_READ : marksOf(presence.readAtMs),
    numbers: packNumbers([...ofWork, ...ofPresence]),
  };
}

/** What tells one agent's day from others, and when it was read. */
export interface DayOf {
  readonly agentId: string;
  readonly dayStartMs: number;
  readonly readTimes: ReadTimes;
}

/** The agent day of a row and its parts. */
export function agentDayOf(
  row: WholeRow,
  parts: readonly AgentDayPart[],
  { agentId, dayStartMs, readTimes }: DayOf,
  rows: Rows,
): AgentDay {
  const count = WHOLE_COLUMNS.length + PRESENCE_COLUMNS.length;
  const next = inTurn(unpackNumbers(row.numbers, count, rows));
  const ofWork = wholeOfColumns(next);
  const presenceReadAtMs = markedOnly(row.presence_read, readTimes.presenceMs);
  return {
    agentId,
    dayStartMs,
    parts,
    ...ofWork,
    readAtMs: markedOnly(row.work_read, readTimes.workMs),
    presence: presenceReadAtMs.every(Number.isNaN)
      ? null
      : { metrics: presenceOfColumns(next), readAtMs: presenceReadAtMs },
  };
}
