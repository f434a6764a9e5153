import type { AgentDayPart } from '../utilization/agent-day.ts';
import type { Rows } from '../utilization/rows.ts';
import { PART_COLUMNS } from './columns.ts';
import { inTurn, partOfColumns } from './day-of-columns.ts';
import { type PackedNumbers, packNumbers, unpackNumbers } from './packed-numbers.ts';

/** One row of `agent_day`, without its day and agent. */
export interface PartRow {
  /** 0: no queue. */
  readonly queue_no: number;
  readonly media_type: string;
  readonly numbers: PackedNumbers;
}

/** The row that holds a part. */
export function partRow(part: AgentDayPart, queueNo: number): PartRow {
  const columns = PART_COLUMNS.map(({ slotsOf }) => slotsOf(part));
  return { queue_no: queueNo, media_type: part.mediaType, numbers: packNumbers(columns) };
}

/** The part that a row holds. */
export function partOf(
  row: PartRow & { readonly queue_id: string | null },
  rows: Rows,
): AgentDayPart {
  const columns = unpackNumbers(row.numbers, PART_COLUMNS.length, rows);
  return partOfColumns({ queueId: row.queue_id, mediaType: row.media_type }, inTurn(columns));
}
