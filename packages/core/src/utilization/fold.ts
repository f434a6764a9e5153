import {
  HALF_HOUR_MS,
  HALF_HOURS_A_DAY,
  halfHourStartMs,
  utcDayStartMs,
  utcDayStartsMs,
} from '../time/half-hour.ts';
import type { Span } from '../time/span.ts';
import {
  type AgentDay,
  PRESENCE_METRICS,
  type PresenceMetric,
  type WorkedMetric,
} from './agent-day.ts';
import { clipSegment, eachPiece } from './clip.ts';
import {
  agentDaysOf,
  type AgentLedger,
  newAgentLedger,
  partOfDay,
  type PartLedger,
  type PartLedgers,
  partsOf,
} from './ledger.ts';
import { type Emission, isDigital, isOpenAt, isWorkType, type Leg, type WorkType } from './leg.ts';
import type { Row } from './rows.ts';
import { addWorkSpan } from './work-spans.ts';

/** One agent's presence and routing in one half hour, already in our words. */
export interface PresenceSlot {
  readonly agentId: string;
  readonly halfHourStartMs: number;
  /** Milliseconds of each; a metric that Genesys left out is 0. */
  readonly metrics: Readonly<Record<PresenceMetric, number>>;
}

/** Folds conversations and presence, one at a time and in any order, into agent days. */
export interface Fold {
  /** All legs of one conversation. Call once a conversation: who reads pages de-duplicates. */
  addConversation(legs: readonly Leg[]): void;
  /** Presence of one agent's half hour. A later call for the same half hour replaces it. */
  addPresence(slot: PresenceSlot): void;
  /** Says that the work of these agents was read for every half hour of `span`. */
  markWorkRead(agentIds: readonly string[], span: Span): void;
  /** Says that the presence of these agents was read for every half hour of `span`. */
  markPresenceRead(agentIds: readonly string[], span: Span): void;
  /** The agent days of everyone of whom work or presence was marked as read. */
  agentDays(): AgentDay[];
}

/** What is folded: `span` ends on half hours; nothing at or after `asOfMs` counts. */
export interface FoldOptions {
  readonly span: Span;
  readonly asOfMs: number;
}

/** Which worked metric each type of work adds to. */
const WORKED_METRIC_OF: Readonly<Record<WorkType, WorkedMetric>> = {
  contacting: 'tContacting',
  dialing: 'tDialing',
  interact: 'tTalk',
  hold: 'tHold',
  wrapup: 'tAcw',
};

/** An empty fold over the window. Its state lives in what it returns and nowhere else. */
export function createFold({ span, asOfMs }: FoldOptions): Fold {
  const firstDayStartMs = utcDayStartMs(span.startMs);
  const days = utcDayStartsMs(span).length;
  const ledgers = new Map<string, AgentLedger>();
  let conversationNumber = 0;
  let legNumber = 0;

  const slotOf = (atMs: number) => Math.floor((atMs - firstDayStartMs) / HALF_HOUR_MS);
  const isInside = (atMs: number) => atMs >= span.startMs && atMs < span.endMs;

  function ledgerOf(agentId: string): AgentLedger {
    let ledger = ledgers.get(agentId);
    if (ledger === undefined) {
      ledger = newAgentLedger(agentId, days);
      ledgers.set(agentId, ledger);
    }
    return ledger;
  }

  function addWork(ledger: AgentLedger, parts: PartLedgers, leg: Leg): void {
    for (const segment of leg.segments) {
      if (!isWorkType(segment.type)) continue;
      const piece = clipSegment(segment, span, asOfMs);
      if (piece === null) continue;
      const metric = WORKED_METRIC_OF[segment.type];
      eachPiece(piece.startMs, piece.endMs, (startMs, pieceMs) => {
        const slot = slotOf(startMs);
        const part = partOfDay(parts, dayOfSlot(slot));
        const slotOfDay = slot % HALF_HOURS_A_DAY;
        add(part.worked[metric], slotOfDay, pieceMs);
        countConversation(part, slotOfDay);
        countConversation(ledger, slot);
      });
      const held = isDigital(leg.mediaType) ? 'digitalHold' : 'hold';
      const kind = segment.type === 'hold' ? held : 'active';
      addWorkSpan(ledger.spans, piece.startMs, piece.endMs, legNumber, kind);
    }
  }

  function countConversation(counted: AgentLedger | PartLedger, slot: number): void {
    if (counted.lastConversation[slot] === conversationNumber) return;
    counted.lastConversation[slot] = conversationNumber;
    add(counted.conversations, slot, 1);
  }

  function addEmissions(parts: PartLedgers, leg: Leg): void {
    for (const emission of leg.emissions) {
      if (emission.emittedMs >= asOfMs) continue;
      addEmission(parts, 'booked', emission.emittedMs, emission);
      addEmission(parts, 'started', leg.conversationStartMs, emission);
    }
  }

  function addEmission(
    parts: PartLedgers,
    family: 'booked' | 'started',
    atMs: number,
    { metric, valueMs }: Emission,
  ): void {
    const counts = metric === 'tHandle';
    if (!isInside(atMs) || (valueMs === 0 && !counts)) return;
    const slot = slotOf(atMs);
    const slotOfDay = slot % HALF_HOURS_A_DAY;
    const metrics = partOfDay(parts, dayOfSlot(slot))[family];
    add(metrics[metric], slotOfDay, valueMs);
    if (counts) add(metrics.handled, slotOfDay, 1);
  }

  function addOpenLeg(ledger: AgentLedger, leg: Leg): void {
    if (!isOpenAt(leg, asOfMs)) return;
    const startMs = Math.min(...leg.segments.map((segment) => segment.startMs));
    const open = clipSegment({ type: '', startMs, endMs: null }, span, asOfMs);
    if (open === null) return;
    eachPiece(open.startMs, open.endMs, (halfHourMs) => {
      const slot = slotOf(halfHourMs);
      add(ledger.openLegs, slot, 1);
    });
  }

  function mark(row: Float64Array, read: Span): void {
    const startMs = Math.max(halfHourStartMs(read.startMs), span.startMs);
    const endMs = Math.min(read.endMs, span.endMs, asOfMs);
    for (let atMs = startMs; atMs < endMs; atMs += HALF_HOUR_MS) row[slotOf(atMs)] = asOfMs;
  }

  return {
    addConversation(legs) {
      conversationNumber++;
      for (const leg of legs) {
        legNumber++;
        const ledger = ledgerOf(leg.agentId);
        const parts = partsOf(ledger, leg.queueId, leg.mediaType);
        addWork(ledger, parts, leg);
        addEmissions(parts, leg);
        addOpenLeg(ledger, leg);
      }
    },
    addPresence({ agentId, halfHourStartMs: atMs, metrics }) {
      if (!isInside(atMs)) return;
      const { presence } = ledgerOf(agentId);
      for (const metric of PRESENCE_METRICS) presence[metric][slotOf(atMs)] = metrics[metric];
    },
    markWorkRead(agentIds, read) {
      for (const agentId of agentIds) mark(ledgerOf(agentId).workReadAtMs, read);
    },
    markPresenceRead(agentIds, read) {
      for (const agentId of agentIds) mark(ledgerOf(agentId).presenceReadAtMs, read);
    },
    agentDays() {
      return Array.from(ledgers.values()).flatMap((ledger) => agentDaysOf(ledger, firstDayStartMs));
    },
  };
}

function dayOfSlot(slot: number): number {
  return Math.floor(slot / HALF_HOURS_A_DAY);
}

function add(row: Row, slot: number, value: number): void {
  row[slot] = (row[slot] ?? 0) + value;
}
