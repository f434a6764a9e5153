import { DAY_MS, HALF_HOUR_MS, HALF_HOURS_A_DAY } from '../time/half-hour.ts';
import {
  type AgentDay,
  type AgentDayPart,
  BOOKED_METRICS,
  PRESENCE_METRICS,
  type PresenceDay,
  type Slots,
  WORKED_METRICS,
} from './agent-day.ts';
import { eachPiece } from './clip.ts';
import { mapRecord } from './map-record.ts';
import { dayOf, type Row, rowMaker } from './rows.ts';
import {
  eachBusySpan,
  eachHoldElsewhere,
  inOrderOfStart,
  noWorkSpans,
  type WorkSpans,
} from './work-spans.ts';

/** What one agent did for one queue in one media type on one UTC day, while it is added up. */
export interface PartLedger extends AgentDayPart {
  /** The last conversation counted in each half hour, so that its next segment is not. */
  readonly lastConversation: Slots;
}

/** What one agent did for one queue in one media type, by day; a day opens with its first number. */
export interface PartLedgers {
  readonly queueId: string | null;
  readonly mediaType: string;
  readonly days: (PartLedger | undefined)[];
}

/** Everything one agent did, over all days of a fold. */
export interface AgentLedger {
  readonly agentId: string;
  readonly parts: PartLedgers[];
  readonly spans: WorkSpans;
  readonly conversations: Row;
  readonly lastConversation: Row;
  readonly openLegs: Row;
  readonly workReadAtMs: Row;
  readonly presence: Record<(typeof PRESENCE_METRICS)[number], Row>;
  readonly presenceReadAtMs: Row;
}

export function newAgentLedger(agentId: string, days: number): AgentLedger {
  const { row, rows } = rowMaker(PRESENCE_METRICS.length + 5, days);
  return {
    agentId,
    parts: [],
    spans: noWorkSpans(),
    conversations: row(),
    lastConversation: row(),
    openLegs: row(),
    workReadAtMs: row().fill(NaN),
    presence: rows(PRESENCE_METRICS),
    presenceReadAtMs: row().fill(NaN),
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
export function partOfDay(parts: PartLedgers, day: number): PartLedger {
  return (parts.days[day] ??= newPartLedger(parts));
}

function newPartLedger({ queueId, mediaType }: PartLedgers): PartLedger {
  const { row, rows } = rowMaker(WORKED_METRICS.length + 2 * BOOKED_METRICS.length + 2);
  return {
    queueId,
    mediaType,
    worked: rows(WORKED_METRICS),
    booked: rows(BOOKED_METRICS),
    started: rows(BOOKED_METRICS),
    conversations: row(),
    lastConversation: row(),
  };
}

/** Closes the ledger: one agent day for each UTC day of which work or presence was read. */
export function agentDaysOf(ledger: AgentLedger, firstDayStartMs: number): AgentDay[] {
  const { row } = rowMaker(2, ledger.openLegs.length / HALF_HOURS_A_DAY);
  const busy = row();
  const tHoldElsewhere = row();
  const inOrder = inOrderOfStart(ledger.spans);
  eachBusySpan(ledger.spans, inOrder, addTo(busy, firstDayStartMs));
  eachHoldElsewhere(ledger.spans, inOrder, addTo(tHoldElsewhere, firstDayStartMs));
  const days: AgentDay[] = [];
  for (let from = 0; from < busy.length; from += HALF_HOURS_A_DAY) {
    const presence = presenceDay(ledger, from);
    const readAtMs = dayOf(ledger.workReadAtMs, from);
    if (presence === null && readAtMs.every(Number.isNaN)) continue;
    days.push({
      agentId: ledger.agentId,
      dayStartMs: firstDayStartMs + (from / HALF_HOURS_A_DAY) * DAY_MS,
      parts: partsOfDay(ledger, from / HALF_HOURS_A_DAY),
      busy: dayOf(busy, from),
      tHoldElsewhere: dayOf(tHoldElsewhere, from),
      conversations: dayOf(ledger.conversations, from),
      openLegs: dayOf(ledger.openLegs, from),
      readAtMs,
      presence,
    });
  }
  return days;
}

function addTo(row: Row, firstDayStartMs: number) {
  return (startMs: number, endMs: number): void => {
    eachPiece(startMs, endMs, (halfHourStartMs, pieceMs) => {
      const slot = (halfHourStartMs - firstDayStartMs) / HALF_HOUR_MS;
      row[slot] = (row[slot] ?? 0) + pieceMs;
    });
  };
}

function presenceDay(ledger: AgentLedger, from: number): PresenceDay | null {
  const readAtMs = dayOf(ledger.presenceReadAtMs, from);
  if (readAtMs.every(Number.isNaN)) return null;
  return { metrics: daysOf(PRESENCE_METRICS, ledger.presence, from), readAtMs };
}

function partsOfDay({ parts }: AgentLedger, day: number): AgentDayPart[] {
  return parts.flatMap(({ days }) => {
    const part = days[day];
    if (part === undefined) return [];
    const { lastConversation: _whileAddingUp, ...agentDayPart } = part;
    return agentDayPart;
  });
}

function daysOf<Metric extends string>(
  metrics: readonly Metric[],
  family: Record<Metric, Row>,
  from: number,
) {
  return mapRecord(metrics, (metric) => dayOf(family[metric], from));
}
