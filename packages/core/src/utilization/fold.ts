import {
  DAY_MS,
  HALF_HOUR_MS,
  halfHourOfDay,
  halfHourStartMs,
  utcDayStartMs,
} from '../time/half-hour.ts';
import type { Span } from '../time/span.ts';
import {
  type AgentDay,
  PRESENCE_METRICS,
  type PresenceMetric,
  type WorkedMetric,
} from './agent-day.ts';
import { clipSegment, eachPiece } from './clip.ts';
import { isNewIn } from './counted.ts';
import {
  agentDaysOf,
  type AgentLedger,
  type ConversationCount,
  ledgerOfDay,
  newAgentLedger,
  partOfDay,
  type PartLedgers,
  partsOf,
} from './ledger.ts';
import { type Emission, isDigital, isOpenAt, isWorkType, type Leg, type WorkType } from './leg.ts';
import { createRows, type Row } from './rows.ts';
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
  const rows = createRows();
  const ledgers = new Map<string, AgentLedger>();
  let conversationNumber = 0;
  let legNumber = 0;

  const dayOf = (atMs: number) => Math.floor((atMs - firstDayStartMs) / DAY_MS);
  const isInside = (atMs: number) => atMs >= span.startMs && atMs < span.endMs;

  function ledgerOf(agentId: string): AgentLedger {
    let ledger = ledgers.get(agentId);
    if (ledger === undefined) {
      ledger = newAgentLedger(agentId);
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
      const held = isDigital(leg.mediaType) ? 'digitalHold' : 'hold';
      const kind = segment.type === 'hold' ? held : 'active';
      eachPiece(piece.startMs, piece.endMs, (startMs, pieceMs, fromMs) => {
        const day = dayOf(startMs);
        const slot = halfHourOfDay(startMs);
        const part = partOfDay(parts, day, rows);
        const whole = ledgerOfDay(ledger, day, rows);
        add(part.worked, metric, slot, pieceMs);
        countConversation(part, slot);
        countConversation(whole, slot);
        const msOfDay = fromMs - utcDayStartMs(startMs);
        addWorkSpan(whole.spans, msOfDay, msOfDay + pieceMs, legNumber, kind);
      });
    }
  }

  function add<Key extends string>(
    family: Record<Key, Row>,
    key: Key,
    slot: number,
    value: number,
  ): void {
    const row = rows.own(family, key);
    row[slot] = (row[slot] ?? 0) + value;
  }

  function countConversation(count: ConversationCount, slot: number): void {
    if (isNewIn(count.counted, conversationNumber, slot)) add(count, 'conversations', slot, 1);
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
    const slot = halfHourOfDay(atMs);
    const metrics = partOfDay(parts, dayOf(atMs), rows)[family];
    if (valueMs !== 0) add(metrics, metric, slot, valueMs);
    if (counts) add(metrics, 'handled', slot, 1);
  }

  function addOpenLeg(ledger: AgentLedger, leg: Leg): void {
    if (!isOpenAt(leg, asOfMs)) return;
    const startMs = Math.min(...leg.segments.map((segment) => segment.startMs));
    const open = clipSegment({ type: '', startMs, endMs: null }, span, asOfMs);
    if (open === null) return;
    eachPiece(open.startMs, open.endMs, (halfHourMs) => {
      const day = ledgerOfDay(ledger, dayOf(halfHourMs), rows);
      add(day, 'openLegs', halfHourOfDay(halfHourMs), 1);
    });
  }

  function mark(what: 'workReadAtMs' | 'presenceReadAtMs', agentId: string, read: Span): void {
    const ledger = ledgerOf(agentId);
    const startMs = Math.max(halfHourStartMs(read.startMs), span.startMs);
    const endMs = Math.min(read.endMs, span.endMs, asOfMs);
    for (let atMs = startMs; atMs < endMs; atMs += HALF_HOUR_MS) {
      rows.own(ledgerOfDay(ledger, dayOf(atMs), rows), what)[halfHourOfDay(atMs)] = asOfMs;
    }
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
      const { presence } = ledgerOfDay(ledgerOf(agentId), dayOf(atMs), rows);
      for (const metric of PRESENCE_METRICS) {
        if (metrics[metric] === 0 && presence[metric] === rows.zeros) continue;
        rows.own(presence, metric)[halfHourOfDay(atMs)] = metrics[metric];
      }
    },
    markWorkRead(agentIds, read) {
      for (const agentId of agentIds) mark('workReadAtMs', agentId, read);
    },
    markPresenceRead(agentIds, read) {
      for (const agentId of agentIds) mark('presenceReadAtMs', agentId, read);
    },
    agentDays() {
      return Array.from(ledgers.values()).flatMap((ledger) =>
        agentDaysOf(ledger, firstDayStartMs, rows),
      );
    },
  };
}
