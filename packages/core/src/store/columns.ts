import {
  type AgentDay,
  type AgentDayPart,
  BOOKED_METRICS,
  PRESENCE_METRICS,
  type PresenceDay,
  type Slots,
  WORKED_METRICS,
} from '../utilization/agent-day.ts';

/** A `slots` column, and which numbers are in it. */
interface SlotsColumn<Of> {
  readonly name: string;
  /** What people are told it is: `booked.tHandle`. */
  readonly metric: string;
  readonly slotsOf: (of: Of) => Slots;
}

/** The numbers of `agent_day`. They add up over rows. */
export const PART_COLUMNS: readonly SlotsColumn<AgentDayPart>[] = [
  ...WORKED_METRICS.map((metric) => column(metric, ({ worked }: AgentDayPart) => worked[metric])),
  ...BOOKED_METRICS.map((metric) =>
    column(`booked.${metric}`, ({ booked }: AgentDayPart) => booked[metric]),
  ),
  ...BOOKED_METRICS.map((metric) =>
    column(`started.${metric}`, ({ started }: AgentDayPart) => started[metric]),
  ),
  column('conversations', ({ conversations }: AgentDayPart) => conversations),
];

/** The numbers of `agent_day_whole` that are of work. */
export const WHOLE_COLUMNS: readonly SlotsColumn<AgentDay>[] = (
  ['busy', 'tHoldElsewhere', 'conversations', 'openLegs'] as const
).map((metric) => column(metric, (day: AgentDay) => day[metric]));

/** The numbers of `agent_day_whole` that are of presence. */
export const PRESENCE_COLUMNS: readonly SlotsColumn<PresenceDay>[] = PRESENCE_METRICS.map(
  (metric) => column(metric, ({ metrics }: PresenceDay) => metrics[metric]),
);

function column<Of>(metric: string, slotsOf: (of: Of) => Slots): SlotsColumn<Of> {
  return { name: snakeCase(metric), metric, slotsOf };
}

/** `booked.tHandle` → `booked_t_handle` */
function snakeCase(metric: string): string {
  return metric.replace('.', '_').replaceAll(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`);
}
