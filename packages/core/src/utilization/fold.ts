import type { Span } from '../time/span.ts';
import type { AgentDay, PresenceMetric } from './agent-day.ts';
import type { Leg } from './leg.ts';

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

export function createFold(_options: FoldOptions): Fold {
  throw new Error('not written yet');
}
