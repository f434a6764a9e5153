/** The true numbers of one agent in one half hour. Every time is in milliseconds. */
export interface HalfHourTruth {
  /** RFC 3339, UTC. */
  start: string;
  /** Work that really happened in the half hour, by kind; `tHandle` is the sum of the others. */
  worked: {
    tHandle: number;
    tTalk: number;
    tHold: number;
    tAcw: number;
    tContacting: number;
    tDialing: number;
  };
  /** Time with at least one piece of work going on. */
  busy: number;
  /** Distinct conversations worked on for any time at all. */
  conversations: number;
  /** Time a digital leg was held while the agent worked on another leg, summed over the held legs. */
  tHoldElsewhere: number;
  /** Metrics whole, by the half hour they were emitted in. */
  booked: MetricTruth;
  /** The same metrics, by the half hour in which the conversation started. */
  started: MetricTruth;
  /** Legs still open at `asOf` that touch the half hour. */
  openLegs: number;
  /** Time by system presence; only what is more than 0. */
  presence: Record<string, number>;
  /** Time by routing status; only what is more than 0. */
  routing: Record<string, number>;
}

/** Metric values; `handled` counts the tHandle. */
export interface MetricTruth {
  tHandle: number;
  tTalkComplete: number;
  tHeldComplete: number;
  tAcw: number;
  handled: number;
}

export interface AgentTruth {
  agentId: string;
  halfHours: HalfHourTruth[];
}

/** The answer of `/_simulator/truth`. */
export interface Truth {
  from: string;
  to: string;
  /** The instant up to which was counted. */
  asOf: string;
  agents: AgentTruth[];
}

/** The part of a window that the counting functions fill in. */
export interface TruthWindow {
  fromMs: number;
  toMs: number;
  asOfMs: number;
  halfHours: HalfHourTruth[];
}

export function emptyHalfHour(startMs: number): HalfHourTruth {
  return {
    start: new Date(startMs).toISOString(),
    worked: { tHandle: 0, tTalk: 0, tHold: 0, tAcw: 0, tContacting: 0, tDialing: 0 },
    busy: 0,
    conversations: 0,
    tHoldElsewhere: 0,
    booked: emptyMetrics(),
    started: emptyMetrics(),
    openLegs: 0,
    presence: {},
    routing: {},
  };
}

function emptyMetrics(): MetricTruth {
  return { tHandle: 0, tTalkComplete: 0, tHeldComplete: 0, tAcw: 0, handled: 0 };
}
