/** What a supervisor asks with `/utilization …`, as it was understood; no name is looked up yet. */
export interface Question {
  readonly period: Period;
  /** Only this stretch of each day, on the clock of the zone. */
  readonly clockRange?: ClockRange | undefined;
  /**
   * Whose numbers. Of one kind any of those named, of several kinds all must hold: these agents, in
   * these teams, on these queues. Nothing: everybody the asker may see.
   */
  readonly agents: readonly AgentName[];
  /** Agents mentioned as Slack users: their Slack ids. They count among the agents. */
  readonly slackUserIds: readonly string[];
  readonly teams: readonly string[];
  readonly queues: readonly string[];
  /** Agents of this shift, and its hours where no others are asked for: its name, or its id. */
  readonly shift?: string | undefined;
  /** Which of the agents are listed; the totals are those of all of them. */
  readonly thresholds: readonly Threshold[];
  readonly sort?: Sort | undefined;
  /** How many are listed, 1…100. */
  readonly top?: number | undefined;
  readonly by?: Grouping | undefined;
  /** Whether a picture is wanted at once. */
  readonly chart: boolean;
  /** Whether everybody in the channel sees the answer. */
  readonly isPublic: boolean;
  /** An IANA zone. Nothing: the site's. */
  readonly zone?: string | undefined;
}

/** Days on the calendar of the zone, or a shift. Dates are `YYYY-MM-DD`, ends included. */
export type Period =
  | { readonly kind: 'today' | 'yesterday' | 'thisWeek' | 'lastWeek' }
  | { readonly kind: 'thisShift' }
  | { readonly kind: 'lastShift' }
  /** The last one before today: 1 is Monday, 7 is Sunday. Today's name: a week ago. */
  | { readonly kind: 'weekday'; readonly weekday: number }
  /** That many days before today, today not included. */
  | { readonly kind: 'lastDays'; readonly days: number }
  | { readonly kind: 'dates'; readonly from: string; readonly to: string };

/** From and to on the clock, minutes after local midnight; an end that is not later is the next day's. */
export interface ClockRange {
  readonly fromMinute: number;
  readonly toMinute: number;
}

/** An agent by name: quoted it is the whole name, otherwise any part of one that starts a word. */
export interface AgentName {
  readonly name: string;
  readonly isWhole: boolean;
}

/** What agents are picked out and sorted by. */
export type Measure = 'utilization' | 'occupancy' | 'handle' | 'talk' | 'hold' | 'acw';

/** One of an agent's numbers, or the name, to sort by. */
export type SortField = Measure | 'name' | 'conversations';

/** `below 70%`, `hold above 10%` (a share of handle time), `acw above 2m` (ms a conversation). */
export interface Threshold {
  readonly measure: Measure;
  readonly side: 'above' | 'below';
  readonly limit:
    | { readonly unit: 'share'; readonly share: number }
    | { readonly unit: 'ms'; readonly ms: number };
}

/** The order of the lines of a table. */
export interface Sort {
  readonly field: SortField;
  readonly direction: 'asc' | 'desc';
}

/** What a line of the table stands for. */
export type Grouping = 'agent' | 'team' | 'queue' | 'interval';
