/**
 * The unit in which everything is folded, kept and added up: one agent's UTC day, 48 numbers a
 * metric. Slot 0 is the half hour from 00:00 UTC, slot 47 the one from 23:30.
 */

/**
 * 48 numbers, one a half hour of a UTC day. For reading only: rows of nothing but zeros are one row
 * in many places.
 */
export type Slots = Float64Array;

/** Work clipped to the half hour it happened in, ms. `tHandle` is their sum and is not kept. */
export const WORKED_METRICS = ['tContacting', 'tDialing', 'tTalk', 'tHold', 'tAcw'] as const;
export type WorkedMetric = (typeof WORKED_METRICS)[number];

/**
 * Metrics whole, as Genesys emitted them, ms; `handled` counts the tHandle emitted.
 * The same five are kept twice: *booked* by emit time, *started* by the conversation's start.
 */
export const BOOKED_METRICS = [
  'tHandle',
  'tTalkComplete',
  'tHeldComplete',
  'tAcw',
  'handled',
] as const;
export type BookedMetric = (typeof BOOKED_METRICS)[number];

/** The denominators, ms, from Genesys' user aggregates. */
export const PRESENCE_METRICS = [
  'loggedIn',
  'onQueue',
  'interacting',
  'communicating',
  'idle',
  'notResponding',
] as const;
export type PresenceMetric = (typeof PRESENCE_METRICS)[number];

/** What the agent did for one queue in one media type. These numbers add up over parts. */
export interface AgentDayPart {
  /** `null`: work for no queue (personal and direct calls). */
  readonly queueId: string | null;
  readonly mediaType: string;
  readonly worked: Readonly<Record<WorkedMetric, Slots>>;
  readonly booked: Readonly<Record<BookedMetric, Slots>>;
  readonly started: Readonly<Record<BookedMetric, Slots>>;
  /** Distinct conversations worked on for this queue and media type. */
  readonly conversations: Slots;
}

/** One agent's presence and routing over one UTC day. */
export interface PresenceDay {
  readonly metrics: Readonly<Record<PresenceMetric, Slots>>;
  /** When Genesys was read for each half hour, epoch ms; NaN where it never was. */
  readonly readAtMs: Slots;
}

/** One agent's UTC day. */
export interface AgentDay {
  readonly agentId: string;
  /** Midnight UTC that starts the day. */
  readonly dayStartMs: number;
  readonly parts: readonly AgentDayPart[];
  /** The union of the agent's work over all legs, ms: never above 1,800,000 in a half hour. */
  readonly busy: Slots;
  /** Hold of digital legs during which the agent actively worked on another leg, ms. */
  readonly tHoldElsewhere: Slots;
  /** Distinct conversations worked on, over all parts. */
  readonly conversations: Slots;
  /** Legs that are still open and have run in the half hour: its numbers are not final. */
  readonly openLegs: Slots;
  /** When Genesys was read for the work of each half hour, epoch ms; NaN where it never was. */
  readonly readAtMs: Slots;
  /** `null`: presence was not read. */
  readonly presence: PresenceDay | null;
}
