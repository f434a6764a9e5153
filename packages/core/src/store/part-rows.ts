import type { AgentDayPart, Slots } from '../utilization/agent-day.ts';
import { PART_COLUMNS } from './columns.ts';
import { emptyPart } from './empty-day.ts';
import { addRowNumbers, INT_MAX, type RowNumbers, rowNumbers } from './row-numbers.ts';

/** One row of `agent_day`, without its day and agent. */
export interface PartRow extends RowNumbers {
  /** 0: no queue. */
  readonly queue_no: number;
  readonly media_type: string;
  /** 0, and 1, 2, … for what did not fit into the rows before: they add up. */
  readonly carry: number;
}

/** Rows for one part at the most: enough for 68 years of handle time in one half hour. */
const MOST_ROWS = 1000;

/**
 * The rows that hold a part; one, but for numbers beyond an `int`.
 *
 * @throws RangeError for a number that no work can have
 */
export function partRows(part: AgentDayPart, queueNo: number): PartRow[] {
  const rows: PartRow[] = [];
  let rest = PART_COLUMNS.map(({ slotsOf }) => slotsOf(part));
  while (rest.some((slots) => slots.some(isTooBig)) && rows.length < MOST_ROWS) {
    rows.push(row(rest.map((slots) => slots.map(fitting))));
    rest = rest.map((slots) => slots.map((value) => value - fitting(value)));
  }
  rows.push(row(rest));
  return rows;

  function row(columns: readonly Slots[]): PartRow {
    return {
      queue_no: queueNo,
      media_type: part.mediaType,
      carry: rows.length,
      ...rowNumbers(columns),
    };
  }
}

/** The parts that rows hold. */
export function partsOf(rows: readonly (PartRow & { queue_id: string | null })[]): AgentDayPart[] {
  const parts = new Map<string, AgentDayPart>();
  for (const row of rows) {
    const key = `${row.queue_no} ${row.media_type}`;
    const part = parts.get(key) ?? emptyPart(row.queue_id, row.media_type);
    parts.set(key, part);
    addRowNumbers(
      row,
      PART_COLUMNS.map(({ slotsOf }) => slotsOf(part)),
    );
  }
  return [...parts.values()];
}

function isTooBig(value: number): boolean {
  return Math.abs(value) > INT_MAX;
}

function fitting(value: number): number {
  return Math.max(-INT_MAX, Math.min(INT_MAX, value));
}
