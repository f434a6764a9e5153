import type { AgentDay, AgentDayPart, PresenceDay, Slots } from '../utilization/agent-day.ts';
import { PRESENCE_COLUMNS, WHOLE_COLUMNS } from './columns.ts';
import { emptyDay, emptyPresence } from './empty-day.ts';
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
  const presence = day.presence ?? emptyPresence();
  return {
    scope_no: scopeNo,
    work_read: marksOf(day.readAtMs),
    presence_read: day.presence === null ? NOTHING_READ : marksOf(presence.readAtMs),
    numbers: packNumbers(columnsOf(day, presence)),
  };
}

/** The agent day of a row and its parts. */
export function agentDayOf(
  row: WholeRow,
  parts: readonly AgentDayPart[],
  of: { readonly agentId: string; readonly dayStartMs: number; readonly readTimes: ReadTimes },
): AgentDay {
  const day = emptyDay(of.agentId, of.dayStartMs);
  const presence = emptyPresence();
  unpackNumbers(row.numbers, columnsOf(day, presence));
  const presenceReadAtMs = markedOnly(row.presence_read, of.readTimes.presenceMs);
  return {
    ...day,
    parts,
    readAtMs: markedOnly(row.work_read, of.readTimes.workMs),
    presence: presenceReadAtMs.every(Number.isNaN)
      ? null
      : { ...presence, readAtMs: presenceReadAtMs },
  };
}

function columnsOf(day: AgentDay, presence: PresenceDay): Slots[] {
  return [
    ...WHOLE_COLUMNS.map(({ slotsOf }) => slotsOf(day)),
    ...PRESENCE_COLUMNS.map(({ slotsOf }) => slotsOf(presence)),
  ];
}
