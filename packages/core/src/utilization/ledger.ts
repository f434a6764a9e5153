import { DAY_MS, HALF_HOUR_MS } from '../time/half-hour.ts';
import {
  type AgentDay,
  type AgentDayPart,
  BOOKED_METRICS,
  type BookedMetric,
  PRESENCE_METRICS,
  type PresenceMetric,
  WORKED_METRICS,
  type WorkedMetric,
} from './agent-day.ts';
import { eachPiece } from './clip.ts';
import { type Counted, countedNowhere } from './counted.ts';
import { mapRecord } from './map-record.ts';
import type { Row, Rows } from './rows.ts';
import {
  eachBusySpan,
  eachHoldElsewhere,
  inOrderOfStart,
  noWorkSpans,
  type WorkSpans,
} from './work-spans.ts';

/** Distinct conversations worked on, while they are counted. */
export interface ConversationCount {
  readonly counted: Counted;
  conversations: Row;
}

/** What one agent did for one queue in one media type on one UTC day, while it is added up. */
export interface PartLedger extends ConversationCount {
  readonly worked: Record<WorkedMetric, Row>;
  readonly booked: Record<BookedMetric, Row>;
  readonly started: Record<BookedMetric, Row>;
}

/** What one agent did for one queue in one media type, by day; a day opens with its first number. */
export interface PartLedgers {
  readonly queueId: string | null;
  readonly mediaType: string;
  readonly days: (PartLedger | undefined)[];
}

/** What is known of one agent on one UTC day, over all parts. */
export interface DayLedger extends ConversationCount {
  readonly spans: WorkSpans;
  openLegs: Row;
  workReadAtMs: Row;
  readonly presence: Record<PresenceMetric, Row>;
  presenceReadAtMs: Row;
}

/** Everything one agent did; a day opens with its first number. */
export interface AgentLedger {
  readonly agentId: string;
  readonly parts: PartLedgers[];
  readonly days: (DayLedger | undefined)[];
}

export function newAgentLedger(agentId: string): AgentLedger {
  return { agentId, parts: [], days: [] };
}

/** What is known of the nth day. */
export function ledgerOfDay({ days }: AgentLedger, day: number, rows: Rows): DayLedger {
  return (days[day] ??= newDayLedger(rows));
}

function newDayLedger({ zeros, never }: Rows): DayLedger {
  return {
    counted: countedNowhere(),
    conversations: zeros,
    spans: noWorkSpans(),
    openLegs: zeros,
    workReadAtMs: never,
    presence: mapRecord(PRESENCE_METRICS, () => zeros),
    presenceReadAtMs: never,
  };
}

/** The agent's parts for this queue and media type; of the few there are, looked for one by one. */
export function partsOf(
  ledger: AgentLedger,
  queueId: string | null,
  mediaType: string,
): PartLedgers {
  for (const parts of ledger.parts) {
    if (parts.mediaType === mediaType && parts.queueId === queueId) return parts;
  }
  const opened = { queueId, mediaType, days: [] };
  ledger.parts.push(opened);
  return opened;
}

/** The part of the nth day. */
export function partOfDay({ days }: PartLedgers, day: number, rows: Rows): PartLedger {
  return (days[day] ??= newPartLedger(rows));
}

function newPartLedger({ zeros }: Rows): PartLedger {
  return {
    worked: mapRecord(WORKED_METRICS, () => zeros),
    booked: mapRecord(BOOKED_METRICS, () => zeros),
    started: mapRecord(BOOKED_METRICS, () => zeros),
    counted: countedNowhere(),
    conversations: zeros,
  };
}

/** Closes the ledger: one agent day for each UTC day of which work or presence was read. */
export function agentDaysOf(ledger: AgentLedger, firstDayStartMs: number, rows: Rows): AgentDay[] {
  return ledger.days.flatMap((day, nth) => {
    if (day === undefined) return [];
    const { workReadAtMs: readAtMs, presenceReadAtMs } = day;
    if (readAtMs === rows.never && presenceReadAtMs === rows.never) return [];
    const presence =
      presenceReadAtMs === rows.never
        ? null
        : { metrics: day.presence, readAtMs: presenceReadAtMs };
    return {
      agentId: ledger.agentId,
      dayStartMs: firstDayStartMs + nth * DAY_MS,
      parts: partsOfDay(ledger, nth),
      ...timesOf(day, rows),
      conversations: day.conversations,
      openLegs: day.openLegs,
      readAtMs,
      presence,
    };
  });
}

/** What needs all stretches of the day at once. */
function timesOf({ spans }: DayLedger, rows: Rows): Pick<AgentDay, 'busy' | 'tHoldElsewhere'> {
  const times = { busy: rows.zeros, tHoldElsewhere: rows.zeros };
  const addTo = (name: 'busy' | 'tHoldElsewhere') => (startMs: number, endMs: number) => {
    const row = rows.own(times, name);
    eachPiece(startMs, endMs, (halfHourStartMs, pieceMs) => {
      const slot = halfHourStartMs / HALF_HOUR_MS;
      row[slot] = (row[slot] ?? 0) + pieceMs;
    });
  };
  const inOrder = inOrderOfStart(spans);
  eachBusySpan(spans, inOrder, addTo('busy'));
  eachHoldElsewhere(spans, inOrder, addTo('tHoldElsewhere'));
  return times;
}

function partsOfDay({ parts }: AgentLedger, day: number): AgentDayPart[] {
  return parts.flatMap(({ queueId, mediaType, days }) => {
    const part = days[day];
    if (part === undefined) return [];
    const { worked, booked, started, conversations } = part;
    return { queueId, mediaType, worked, booked, started, conversations };
  });
}
