import {
  type AgentDay,
  type AgentDayPart,
  BOOKED_METRICS,
  PRESENCE_METRICS,
  type PresenceDay,
  type Slots,
  WORKED_METRICS,
} from '../utilization/agent-day.ts';
import { mapRecord } from '../utilization/map-record.ts';

/** Gives a column each time: the first one, then the second, … in the order of `columns.ts`. */
export type NextColumn = () => Slots;

/** Gives these columns, one each time. */
export function inTurn(columns: readonly Slots[]): NextColumn {
  let nth = 0;
  return () => {
    const column = columns[nth];
    nth++;
    if (column === undefined) throw new RangeError(`There is no column ${nth}.`);
    return column;
  };
}

/** The part with these columns. */
export function partOfColumns(
  { queueId, mediaType }: Pick<AgentDayPart, 'queueId' | 'mediaType'>,
  next: NextColumn,
): AgentDayPart {
  return {
    queueId,
    mediaType,
    worked: mapRecord(WORKED_METRICS, next),
    booked: mapRecord(BOOKED_METRICS, next),
    started: mapRecord(BOOKED_METRICS, next),
    conversations: next(),
  };
}

/** What an agent day with these columns says of work over all parts. */
export function wholeOfColumns(
  next: NextColumn,
): Pick<AgentDay, 'busy' | 'tHoldElsewhere' | 'conversations' | 'openLegs'> {
  return { busy: next(), tHoldElsewhere: next(), conversations: next(), openLegs: next() };
}

/** The numbers of presence in these columns. */
export function presenceOfColumns(next: NextColumn): PresenceDay['metrics'] {
  return mapRecord(PRESENCE_METRICS, next);
}
