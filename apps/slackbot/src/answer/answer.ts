import type { AgentInterval, Span, Totals, Unread } from '@halfhour/core';
import type { Grouping } from '../question.ts';
import type { Band, Judged } from './judgement.ts';
import type { Mark } from './mark.ts';

/** What a supervisor is told, before it becomes words in blocks, a picture or a file. */
export interface Answer {
  readonly heading: Heading;
  /** IANA zone of every local time in the answer. */
  readonly zone: string;
  /** The date it is in that zone, YYYY-MM-DD. */
  readonly today: string;
  /** All half hours of all agents asked for: the one number and what it is made of. */
  readonly totals: Totals;
  /** Queues by name when only their work counts. Busy and utilization are of all work even then. */
  readonly queueNames: readonly string[];
  /** Each half hour of all agents together, in order of time. */
  readonly halfHours: readonly HalfHour[];
  /** Each day of all agents together, in order of time; one of them for a question about one day. */
  readonly days: readonly Day[];
  readonly needsALook: NeedsALook;
  readonly bands: BandCount;
  /** All agents in order of name. */
  readonly agents: readonly AgentLine[];
  /** What the question asked to be listed; `null` when it named no filter, order or grouping. */
  readonly list: List | null;
  readonly freshness: Freshness;
}

/** What the answer is about, in words. All of it is plain text and holds names as they are. */
export interface Heading {
  /** `Billing`, `Anna Ode and Bea Lim`, `All agents`; queues follow: `Billing, queue Support`. */
  readonly scope: string;
  /** The same without a name of an agent, for a channel: `2 agents`. */
  readonly scopeWithoutNames: string;
  /** `Today, Fri 20 Nov`, `Mon 16 to Fri 20 Nov` */
  readonly day: string;
  /** `09:00–14:30 GMT`. It always names the zone. */
  readonly clock: string;
  /** `GMT`; `BST, then GMT` when the clock changes in between. */
  readonly zoneName: string;
}

/** One half hour of everybody asked for. */
export interface HalfHour {
  readonly startMs: number;
  readonly endMs: number;
  /** The day it was asked for under, YYYY-MM-DD: the night after it belongs to an overnight shift. */
  readonly date: string;
  /** `09:30`; an hour that a clock change repeats carries its zone: `01:30 BST`. */
  readonly label: string;
  readonly totals: Totals;
  readonly mark: Mark;
}

/** One day of everybody asked for. */
export interface Day {
  /** YYYY-MM-DD */
  readonly date: string;
  /** `Fri 20 Nov` */
  readonly label: string;
  readonly totals: Totals;
}

/** One agent over everything asked for. */
export interface AgentLine {
  readonly id: string;
  /** As Genesys has it; `null` when it could not be read. */
  readonly name: string | null;
  readonly intervals: readonly AgentInterval[];
  readonly totals: Totals;
  readonly judged: Judged;
}

/** How many agents are within their band, over the half hours on which there is a verdict. */
export interface BandCount {
  /** `null` when not all agents have the same. */
  readonly band: Band | null;
  readonly inBand: number;
  readonly over: number;
  readonly under: number;
  /** Agents of whom something was read, without a half hour of at least ten minutes on queue. */
  readonly noVerdict: number;
}

/** Agents who need a look, worst first. */
export interface NeedsALook {
  /** At most five. */
  readonly shown: readonly Exception[];
  /** How many more there are. */
  readonly others: number;
  /** How many agents each reason concerns, all of them, most frequent first. */
  readonly byReason: readonly { readonly kind: ReasonKind; readonly agents: number }[];
}

/** An agent and why they need a look. */
export interface Exception {
  readonly agentId: string;
  readonly name: string | null;
  /** At least one, worst first. */
  readonly reasons: readonly Reason[];
}

/** Why an agent needs a look. */
export type ReasonKind = 'over' | 'notResponding' | 'acw' | 'hold' | 'under' | 'noData';

/** One reason with its figures. */
export interface Reason {
  readonly kind: ReasonKind;
  /** `over 85 % for 6 half hours, highest 98 % at 10:30`. Plain text without any name. */
  readonly words: string;
  /** How far beyond what is usual, ms of the agent's time: what "worst" is measured by. */
  readonly excessMs: number;
}

/** Lines that the question asked for. */
export interface List {
  readonly by: Grouping;
  readonly lines: readonly ListLine[];
  /** Lines that would have passed, beyond the number asked for. */
  readonly others: number;
  /** What the lines are and how they are sorted: `agents below 70 %, lowest first`. */
  readonly words: string;
}

/** One agent, team, queue or half hour of a list. */
export interface ListLine {
  /** Plain text; a name as it is. */
  readonly label: string;
  readonly totals: Totals;
}

/** How far the answer can be trusted. */
export interface Freshness {
  /** What the newest figures are as of, epoch ms; `null`: nothing was read. */
  readonly asOfMs: number | null;
  /** Half hours that still run, may still change, or lack an agent: joined where they touch. */
  readonly running: readonly Span[];
  readonly provisional: readonly Span[];
  readonly missing: readonly Span[];
  /** Half hours of agents that were never read, and all that were asked for. */
  readonly agentHalfHoursMissing: number;
  readonly agentHalfHours: number;
  /** What could not be read, each trouble once. */
  readonly unread: readonly Unread[];
  /** Types of work that Halfhour does not know and has not counted. */
  readonly unknownTypes: readonly string[];
  /** Agents that were asked for and are too many for one answer. */
  readonly agentsLeftOut: number;
  /** What else the asker has to know, in sentences: what they may not see, say. */
  readonly notes: readonly string[];
}
