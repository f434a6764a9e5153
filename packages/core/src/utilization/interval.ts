import { HALF_HOUR_MS, halfHourOfDay } from '../time/half-hour.ts';
import {
  type AgentDay,
  type AgentDayPart,
  type BookedMetric,
  type PresenceMetric,
  type Slots,
  type WorkedMetric,
} from './agent-day.ts';
import { type HalfHourState, stateOf } from './half-hour-state.ts';
import { occupancy, utilization } from './ratios.ts';

/** Metrics whole, as Genesys emitted them, ms; `handled` is a count. */
export type Booked = Readonly<Record<BookedMetric, number>>;

/** Milliseconds of each denominator. */
export type Presence = Readonly<Record<PresenceMetric, number>>;

/** What an agent did in one half hour, all in ms but the counts. */
export interface Work extends Readonly<Record<WorkedMetric, number>> {
  /** tContacting + tDialing + tTalk + tHold + tAcw. May exceed the half hour: chats overlap. */
  readonly tHandle: number;
  /** Union of the agent's work over all legs, whatever the filter: at most 1,800,000. */
  readonly busy: number;
  /** Digital hold during which the agent worked on another leg, whatever the filter. */
  readonly tHoldElsewhere: number;
  /** Distinct conversations worked on. */
  readonly conversations: number;
  readonly booked: Booked;
  readonly started: Booked;
}

/** One agent's half hour. */
export interface AgentInterval {
  readonly agentId: string;
  readonly startMs: number;
  readonly endMs: number;
  readonly state: HalfHourState;
  /** When Genesys was last read for its work, epoch ms; `null`: never. */
  readonly asOfMs: number | null;
  /** `null` exactly when the state is `MISSING`. */
  readonly work: Work | null;
  /** Legs that have run in it and were still open when it was read. */
  readonly openLegs: number;
  /** `null` when presence was not read for it. */
  readonly presence: Presence | null;
  /** Whether presence was read after the half hour had ended, so that nothing of it is left out. */
  readonly presenceIsWhole: boolean;
  /**
   * busy ÷ loggedIn. `null` when nobody was logged in, when either was not read, and while the half
   * hour runs: Genesys leaves out a presence that is still going on.
   */
  readonly utilization: number | null;
  /** interacting ÷ (interacting + communicating + idle), Genesys' formula; `null` likewise. */
  readonly occupancy: number | null;
}

/** Whose work counts: `undefined` lets everything pass. */
export interface WorkFilter {
  readonly queueIds?: ReadonlySet<string> | undefined;
  readonly mediaTypes?: ReadonlySet<string> | undefined;
}

/** The half hour of an agent day that starts at `startMs`; a missing one without a day. */
export function agentInterval(
  agentId: string,
  startMs: number,
  day: AgentDay | undefined,
  { filter, settleMs }: { readonly filter: WorkFilter; readonly settleMs: number },
): AgentInterval {
  const slot = halfHourOfDay(startMs);
  const readAtMs = day?.readAtMs[slot] ?? NaN;
  const openLegs = day?.openLegs[slot] ?? 0;
  const state = stateOf({ startMs, readAtMs, openLegs }, settleMs);
  const work = day === undefined || state === 'MISSING' ? null : workOf(day, slot, filter);
  const presence = day === undefined ? null : presenceOf(day, slot);
  const presenceIsWhole = (day?.presence?.readAtMs[slot] ?? NaN) >= startMs + HALF_HOUR_MS;
  const whole = presenceIsWhole ? presence : null;
  return {
    agentId,
    startMs,
    endMs: startMs + HALF_HOUR_MS,
    state,
    asOfMs: Number.isNaN(readAtMs) ? null : readAtMs,
    work,
    openLegs,
    presence,
    presenceIsWhole,
    utilization:
      work === null || state === 'RUNNING' || whole === null ? null : utilization(work.busy, whole),
    occupancy: whole === null ? null : occupancy(whole),
  };
}

/*
 * Records are written out field by field from here on; the compiler names one that is missing. This
 * runs for every half hour of every agent, and a loop over names doubled the time of an answer in
 * columns.
 */
function workOf(day: AgentDay, slot: number, filter: WorkFilter): Work {
  const isWhole = filter.queueIds === undefined && filter.mediaTypes === undefined;
  const parts = isWhole ? day.parts : day.parts.filter((part) => passes(part, filter));
  const tContacting = sum(parts, slot, ({ worked }) => worked.tContacting);
  const tDialing = sum(parts, slot, ({ worked }) => worked.tDialing);
  const tTalk = sum(parts, slot, ({ worked }) => worked.tTalk);
  const tHold = sum(parts, slot, ({ worked }) => worked.tHold);
  const tAcw = sum(parts, slot, ({ worked }) => worked.tAcw);
  return {
    tContacting,
    tDialing,
    tTalk,
    tHold,
    tAcw,
    tHandle: tContacting + tDialing + tTalk + tHold + tAcw,
    busy: day.busy[slot] ?? 0,
    tHoldElsewhere: day.tHoldElsewhere[slot] ?? 0,
    conversations: isWhole
      ? (day.conversations[slot] ?? 0)
      : sum(parts, slot, (part) => part.conversations),
    booked: bookedOf(parts, slot, ({ booked }) => booked),
    started: bookedOf(parts, slot, ({ started }) => started),
  };
}

function bookedOf(
  parts: readonly AgentDayPart[],
  slot: number,
  familyOf: (part: AgentDayPart) => AgentDayPart['booked'],
): Booked {
  return {
    tHandle: sum(parts, slot, (part) => familyOf(part).tHandle),
    tTalkComplete: sum(parts, slot, (part) => familyOf(part).tTalkComplete),
    tHeldComplete: sum(parts, slot, (part) => familyOf(part).tHeldComplete),
    tAcw: sum(parts, slot, (part) => familyOf(part).tAcw),
    handled: sum(parts, slot, (part) => familyOf(part).handled),
  };
}

function passes(part: AgentDayPart, { queueIds, mediaTypes }: WorkFilter): boolean {
  const queuePasses =
    queueIds === undefined || (part.queueId !== null && queueIds.has(part.queueId));
  return queuePasses && (mediaTypes === undefined || mediaTypes.has(part.mediaType));
}

function sum(
  parts: readonly AgentDayPart[],
  slot: number,
  slotsOf: (part: AgentDayPart) => Slots,
): number {
  let total = 0;
  for (const part of parts) total += slotsOf(part)[slot] ?? 0;
  return total;
}

function presenceOf({ presence }: AgentDay, slot: number): Presence | null {
  if (presence === null || Number.isNaN(presence.readAtMs[slot] ?? NaN)) return null;
  const { metrics } = presence;
  return {
    loggedIn: metrics.loggedIn[slot] ?? 0,
    onQueue: metrics.onQueue[slot] ?? 0,
    interacting: metrics.interacting[slot] ?? 0,
    communicating: metrics.communicating[slot] ?? 0,
    idle: metrics.idle[slot] ?? 0,
    notResponding: metrics.notResponding[slot] ?? 0,
  };
}
