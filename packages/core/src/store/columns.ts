import {
  type AgentDay,
  type AgentDayPart,
  BOOKED_METRICS,
  PRESENCE_METRICS,
  type PresenceDay,
  type Slots,
  WORKED_METRICS,
} from '../utilization/agent-day.ts';

/** One of the columns of numbers that a row holds. Rows name them by their place only. */
export interface NumbersColumn<Of> {
  /** What people are told it is: `booked.tHandle`. */
  readonly metric: string;
  readonly slotsOf: (of: Of) => Slots;
}

/** The numbers of `agent_day`, in their order: a new one goes to the end. */
export const PART_COLUMNS: readonly NumbersColumn<AgentDayPart>[] = [
  ...WORKED_METRICS.map((metric) => column(metric, ({ worked }: AgentDayPart) => worked[metric])),
  ...BOOKED_METRICS.map((metric) =>
    column(`booked.${metric}`, ({ booked }: AgentDayPart) => booked[metric]),
  ),
  ...BOOKED_METRICS.map((metric) =>
    column(`started.${metric}`, ({ started }: AgentDayPart) => started[metric]),
  ),
  column('conversations', ({ conversations }: AgentDayPart) => conversations),
];

/** The numbers of `agent_day_whole` that are of work; those of presence come behind them. */
export const WHOLE_COLUMNS: readonly NumbersColumn<AgentDay>[] = (
  ['busy', 'tHoldElsewhere', 'conversations', 'openLegs'] as const
).map((metric) => column(metric, (day: AgentDay) => day[metric]));

/** The numbers of `agent_day_whole` that are of presence. */
export const PRESENCE_COLUMNS: readonly NumbersColumn<PresenceDay>[] = PRESENCE_METRICS.map(
  (metric) => column(metric, ({ metrics }: PresenceDay) => metrics[metric]),
);

function column<Of>(metric: string, slotsOf: (of: Of) => Slots): NumbersColumn<Of> {
  return { metric, slotsOf };
}
