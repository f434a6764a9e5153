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
import { eachBusySpan, eachHoldElsewhere, noWorkSpans, type WorkSpans } from './work-spans.ts';

/** A row of numbers over all UTC days of a fold: 48 a day, day after day. */
type Row = Float64Array;

/** What one agent did for one queue in one media type, over all days of a fold. */
export interface PartLedger {
  readonly queueId: string | null;
  readonly mediaType: string;
  readonly worked: Record<(typeof WORKED_METRICS)[number], Row>;
  readonly booked: Record<(typeof BOOKED_METRICS)[number], Row>;
  readonly started: Record<(typeof BOOKED_METRICS)[number], Row>;
  readonly conversations: Row;
  /** The last conversation counted in each half hour, so that its next segment is not. */
  readonly lastConversation: Row;
}

/** Everything one agent did, over all days of a fold. */
export interface AgentLedger {
  readonly agentId: string;
  readonly parts: Map<string, PartLedger>;
  readonly spans: WorkSpans;
  readonly conversations: Row;
  readonly lastConversation: Row;
  readonly openLegs: Row;
  readonly workReadAtMs: Row;
  readonly presence: Record<(typeof PRESENCE_METRICS)[number], Row>;
  readonly presenceReadAtMs: Row;
}

export function newAgentLedger(agentId: string, days: number): AgentLedger {
  return {
    agentId,
    parts: new Map(),
    spans: noWorkSpans(),
    conversations: newRow(days),
    lastConversation: newRow(days),
    openLegs: newRow(days),
    workReadAtMs: newRow(days).fill(NaN),
    presence: rows(PRESENCE_METRICS, days),
    presenceReadAtMs: newRow(days).fill(NaN),
  };
}

/** The agent's part for this queue and media type, opened at its first use. */
export function partOf(
  ledger: AgentLedger,
  queueId: string | null,
  mediaType: string,
  days: number,
): PartLedger {
  const key = `${queueId ?? ''} ${mediaType}`;
  let part = ledger.parts.get(key);
  if (part === undefined) {
    part = {
      queueId,
      mediaType,
      worked: rows(WORKED_METRICS, days),
      booked: rows(BOOKED_METRICS, days),
      started: rows(BOOKED_METRICS, days),
      conversations: newRow(days),
      lastConversation: newRow(days),
    };
    ledger.parts.set(key, part);
  }
  return part;
}

/** Closes the ledger: one agent day for each UTC day of which work or presence was read. */
export function agentDaysOf(ledger: AgentLedger, firstDayStartMs: number): AgentDay[] {
  const busy = newRow(ledger.openLegs.length / HALF_HOURS_A_DAY);
  const tHoldElsewhere = busy.slice();
  eachBusySpan(ledger.spans, addTo(busy, firstDayStartMs));
  eachHoldElsewhere(ledger.spans, addTo(tHoldElsewhere, firstDayStartMs));
  const days: AgentDay[] = [];
  for (let from = 0; from < busy.length; from += HALF_HOURS_A_DAY) {
    const presence = presenceDay(ledger, from);
    const readAtMs = dayOf(ledger.workReadAtMs, from);
    if (presence === null && readAtMs.every(Number.isNaN)) continue;
    days.push({
      agentId: ledger.agentId,
      dayStartMs: firstDayStartMs + (from / HALF_HOURS_A_DAY) * DAY_MS,
      parts: Array.from(ledger.parts.values(), (part) => partOfDay(part, from)).filter(hasNumbers),
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

function partOfDay(part: PartLedger, from: number): AgentDayPart {
  return {
    queueId: part.queueId,
    mediaType: part.mediaType,
    worked: daysOf(WORKED_METRICS, part.worked, from),
    booked: daysOf(BOOKED_METRICS, part.booked, from),
    started: daysOf(BOOKED_METRICS, part.started, from),
    conversations: dayOf(part.conversations, from),
  };
}

function hasNumbers(part: AgentDayPart): boolean {
  return [part.worked, part.booked, part.started].some((family) =>
    Object.values(family).some((slots: Slots) => slots.some((value) => value !== 0)),
  );
}

function newRow(days: number): Row {
  return new Float64Array(days * HALF_HOURS_A_DAY);
}

function rows<Metric extends string>(metrics: readonly Metric[], days: number) {
  return mapRecord(metrics, () => newRow(days));
}

function daysOf<Metric extends string>(
  metrics: readonly Metric[],
  family: Record<Metric, Row>,
  from: number,
) {
  return mapRecord(metrics, (metric) => dayOf(family[metric], from));
}

function dayOf(row: Row, from: number): Slots {
  return row.subarray(from, from + HALF_HOURS_A_DAY);
}
