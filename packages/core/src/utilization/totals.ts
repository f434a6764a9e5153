import { type HalfHourState, worstState } from './half-hour-state.ts';
import type { AgentInterval, Booked, Presence, Work } from './interval.ts';
import { mapRecord } from './map-record.ts';
import { occupancy, utilization } from './ratios.ts';

/**
 * What stands above and below the line of each ratio, so that anyone can divide for themselves.
 * Only half hours whose numerator and denominator were both read whole are in it.
 */
export interface RatioBasis {
  readonly utilization: {
    readonly agentHalfHours: number;
    readonly busyMs: number;
    readonly loggedInMs: number;
  };
  readonly occupancy: {
    readonly agentHalfHours: number;
    readonly interactingMs: number;
    readonly communicatingMs: number;
    readonly idleMs: number;
  };
}

/** Half hours of any set of agents added up. */
export interface Totals {
  /** The least trustworthy state among them. */
  readonly state: HalfHourState;
  /** The oldest moment at which one of them was read, epoch ms; `null` when one never was. */
  readonly asOfMs: number | null;
  /** Half hours of agents whose work was read and is in the sums. */
  readonly agentHalfHoursRead: number;
  /** Half hours of agents that were asked for and never read: they are in no sum. */
  readonly agentHalfHoursMissing: number;
  /**
   * The sums; `null` when nothing was read. `conversations` adds up each agent's half hours, so a
   * conversation counts once for each half hour and agent that worked on it.
   */
  readonly work: Work | null;
  /** `null` when nobody's presence was read. */
  readonly presence: Presence | null;
  readonly utilization: number | null;
  readonly occupancy: number | null;
  readonly basis: RatioBasis;
}

/** Adds up half hours of any set of agents. */
export function totalsOf(intervals: readonly AgentInterval[]): Totals {
  const works = intervals.flatMap(({ work }) => work ?? []);
  const presences = intervals.flatMap(({ presence }) => presence ?? []);
  return {
    state: worstState(intervals.map(({ state }) => state)),
    asOfMs: oldestAsOfMs(intervals),
    agentHalfHoursRead: works.length,
    agentHalfHoursMissing: intervals.length - works.length,
    work: works.length === 0 ? null : addWork(works),
    presence: presences.length === 0 ? null : addPresence(presences),
    ...ratiosOf(basisOf(intervals)),
  };
}

/**
 * Totals of sets of agents that have no half hour in common, added up: the totals of a list that is
 * read page by page. The same as `totalsOf` all their half hours.
 */
export function addTotals(parts: readonly Totals[]): Totals {
  const counted = parts.filter(
    ({ agentHalfHoursRead, agentHalfHoursMissing }) =>
      agentHalfHoursRead + agentHalfHoursMissing > 0,
  );
  const works = counted.flatMap(({ work }) => work ?? []);
  const presences = counted.flatMap(({ presence }) => presence ?? []);
  const bases = counted.map(({ basis }) => basis);
  const counts = add(['agentHalfHoursRead', 'agentHalfHoursMissing'], counted);
  return {
    state: worstState(counted.map(({ state }) => state)),
    asOfMs: oldestAsOfMs(counted),
    ...counts,
    work: works.length === 0 ? null : addWork(works),
    presence: presences.length === 0 ? null : addPresence(presences),
    ...ratiosOf({
      utilization: add(
        ['agentHalfHours', 'busyMs', 'loggedInMs'],
        bases.map((basis) => basis.utilization),
      ),
      occupancy: add(
        ['agentHalfHours', 'interactingMs', 'communicatingMs', 'idleMs'],
        bases.map((basis) => basis.occupancy),
      ),
    }),
  };
}

/** The half hours of a team: for each half hour, the totals of all agents. */
export function teamIntervals(
  intervals: readonly AgentInterval[],
): (Totals & { readonly startMs: number; readonly endMs: number })[] {
  const byStart = Map.groupBy(intervals, ({ startMs }) => startMs);
  return Array.from(byStart.values(), (ofHalfHour) => ({
    startMs: ofHalfHour[0]?.startMs ?? NaN,
    endMs: ofHalfHour[0]?.endMs ?? NaN,
    ...totalsOf(ofHalfHour),
  })).toSorted((a, b) => a.startMs - b.startMs);
}

function basisOf(intervals: readonly AgentInterval[]): RatioBasis {
  const utilizationBasis = { agentHalfHours: 0, busyMs: 0, loggedInMs: 0 };
  const occupancyBasis = { agentHalfHours: 0, interactingMs: 0, communicatingMs: 0, idleMs: 0 };
  for (const { state, work, presence, presenceIsWhole } of intervals) {
    if (presence === null || !presenceIsWhole) continue;
    occupancyBasis.agentHalfHours++;
    occupancyBasis.interactingMs += presence.interacting;
    occupancyBasis.communicatingMs += presence.communicating;
    occupancyBasis.idleMs += presence.idle;
    if (work === null || state === 'RUNNING') continue;
    utilizationBasis.agentHalfHours++;
    utilizationBasis.busyMs += work.busy;
    utilizationBasis.loggedInMs += presence.loggedIn;
  }
  return { utilization: utilizationBasis, occupancy: occupancyBasis };
}

function ratiosOf(basis: RatioBasis): Pick<Totals, 'utilization' | 'occupancy' | 'basis'> {
  return {
    utilization: utilization(basis.utilization.busyMs, {
      loggedIn: basis.utilization.loggedInMs,
    }),
    occupancy: occupancy({
      interacting: basis.occupancy.interactingMs,
      communicating: basis.occupancy.communicatingMs,
      idle: basis.occupancy.idleMs,
    }),
    basis,
  };
}

/*
 * The fields are named one by one: a loop over their names takes twenty times as long, and answers
 * about a month of many agents are mostly this.
 */

function addWork(works: readonly Work[]): Work {
  const sum = { tContacting: 0, tDialing: 0, tTalk: 0, tHold: 0, tAcw: 0, tHandle: 0 };
  const rest = { busy: 0, tHoldElsewhere: 0, conversations: 0 };
  for (const work of works) {
    sum.tContacting += work.tContacting;
    sum.tDialing += work.tDialing;
    sum.tTalk += work.tTalk;
    sum.tHold += work.tHold;
    sum.tAcw += work.tAcw;
    sum.tHandle += work.tHandle;
    rest.busy += work.busy;
    rest.tHoldElsewhere += work.tHoldElsewhere;
    rest.conversations += work.conversations;
  }
  return {
    ...sum,
    ...rest,
    booked: addBooked(works.map((work) => work.booked)),
    started: addBooked(works.map((work) => work.started)),
  };
}

function addBooked(rows: readonly Booked[]): Booked {
  const sum = { tHandle: 0, tTalkComplete: 0, tHeldComplete: 0, tAcw: 0, handled: 0 };
  for (const row of rows) {
    sum.tHandle += row.tHandle;
    sum.tTalkComplete += row.tTalkComplete;
    sum.tHeldComplete += row.tHeldComplete;
    sum.tAcw += row.tAcw;
    sum.handled += row.handled;
  }
  return sum;
}

function addPresence(rows: readonly Presence[]): Presence {
  const sum = {
    loggedIn: 0,
    onQueue: 0,
    interacting: 0,
    communicating: 0,
    idle: 0,
    notResponding: 0,
  };
  for (const row of rows) {
    sum.loggedIn += row.loggedIn;
    sum.onQueue += row.onQueue;
    sum.interacting += row.interacting;
    sum.communicating += row.communicating;
    sum.idle += row.idle;
    sum.notResponding += row.notResponding;
  }
  return sum;
}

function add<Metric extends string>(
  metrics: readonly Metric[],
  rows: readonly Readonly<Record<Metric, number>>[],
): Record<Metric, number> {
  return mapRecord(metrics, (metric) => rows.reduce((total, row) => total + row[metric], 0));
}

/** The oldest moment at which any of these was read, epoch ms; `null` when one never was. */
export function oldestAsOfMs(
  readings: readonly { readonly asOfMs: number | null }[],
): number | null {
  let oldestMs = Infinity;
  for (const { asOfMs } of readings) {
    if (asOfMs === null) return null;
    oldestMs = Math.min(oldestMs, asOfMs);
  }
  return Number.isFinite(oldestMs) ? oldestMs : null;
}
