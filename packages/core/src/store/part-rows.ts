import type { AgentDayPart, Slots } from '../utilization/agent-day.ts';
import { PART_COLUMNS } from './columns.ts';
import { emptyPart } from './empty-day.ts';
import { addNumbersText, INT_MAX, numbersText } from './slots-text.ts';

/** One row of `agent_day`, without its day and agent. */
export interface PartRow {
  /** 0: no queue. */
  readonly queue_no: number;
  readonly media_type: string;
  /** 0, and 1, 2, … for what did not fit into the rows before: they add up. */
  readonly carry: number;
  readonly numbers: string;
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
      numbers: numbersText(columns),
    };
  }
}

/** The parts that rows hold. */
export function partsOf(rows: readonly (PartRow & { queue_id: string | null })[]): AgentDayPart[] {
  const parts = new Map<string, AgentDayPart>();
  for (const { queue_no, queue_id, media_type, numbers } of rows) {
    const key = `${queue_no} ${media_type}`;
    const part = parts.get(key) ?? emptyPart(queue_id, media_type);
    parts.set(key, part);
    addNumbersText(
      numbers,
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
