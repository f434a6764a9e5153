import { formatInstant } from '../../time/instant.ts';
import type { LocalStart } from '../../time/local-clock.ts';
import { BOOKED_METRICS, type BookedMetric } from '../../utilization/agent-day.ts';
import type { AgentInterval, Presence } from '../../utilization/interval.ts';
import type { Family } from '../family.ts';
import type { Agent } from '../source.ts';

/** One half hour of one agent: a row. */
interface Row {
  readonly agent: Pick<Agent, 'id' | 'name'>;
  readonly interval: AgentInterval;
  readonly local: LocalStart;
  readonly zone: string;
}

/** A column of the CSV. `null` becomes an empty cell: not known, which is not zero. */
interface Column {
  readonly name: string;
  readonly cell: (row: Row) => string | number | null;
}

/** The columns of a family, in order. Their names are promised in the README of tools/report: add at the end only. */
export function csvColumns(family: Family): readonly Column[] {
  return [...WHO_AND_WHEN, ...OF_FAMILY[family], ...DENOMINATORS];
}

const WHO_AND_WHEN: readonly Column[] = [
  { name: 'agent_id', cell: ({ agent }) => agent.id },
  { name: 'agent_name', cell: ({ agent }) => agent.name },
  { name: 'start_utc', cell: ({ interval }) => formatInstant(interval.startMs) },
  { name: 'end_utc', cell: ({ interval }) => formatInstant(interval.endMs) },
  { name: 'start_local', cell: ({ local }) => `${local.date} ${local.time}` },
  { name: 'zone', cell: ({ zone }) => zone },
  { name: 'state', cell: ({ interval }) => interval.state },
  {
    name: 'as_of',
    cell: ({ interval: { asOfMs } }) => (asOfMs === null ? null : formatInstant(asOfMs)),
  },
];

const WORKED: readonly Column[] = (
  [
    ['worked_talk_ms', 'tTalk'],
    ['worked_hold_ms', 'tHold'],
    ['worked_acw_ms', 'tAcw'],
    ['worked_contacting_ms', 'tContacting'],
    ['worked_dialing_ms', 'tDialing'],
    ['worked_handle_ms', 'tHandle'],
    ['worked_hold_elsewhere_ms', 'tHoldElsewhere'],
    ['worked_conversations', 'conversations'],
  ] as const
).map(([name, metric]) => ({ name, cell: ({ interval }) => interval.work?.[metric] ?? null }));

const BOOKED_NAMES: Readonly<Record<BookedMetric, string>> = {
  tHandle: 'handle_ms',
  tTalkComplete: 'talk_complete_ms',
  tHeldComplete: 'held_complete_ms',
  tAcw: 'acw_ms',
  handled: 'handled',
};

const OF_FAMILY: Readonly<Record<Family, readonly Column[]>> = {
  worked: WORKED,
  booked: emitted('booked'),
  started: emitted('started'),
};

/** Denominators and what stands above them: of the whole agent, whatever the family and filters. */
const DENOMINATORS: readonly Column[] = [
  { name: 'busy_ms', cell: ({ interval }) => interval.work?.busy ?? null },
  presence('logged_in_ms', 'loggedIn'),
  presence('on_queue_ms', 'onQueue'),
  presence('interacting_ms', 'interacting'),
  presence('communicating_ms', 'communicating'),
  presence('idle_ms', 'idle'),
  presence('not_responding_ms', 'notResponding'),
  { name: 'utilization', cell: ({ interval }) => interval.utilization },
  { name: 'occupancy', cell: ({ interval }) => interval.occupancy },
];

function emitted(family: 'booked' | 'started'): Column[] {
  return BOOKED_METRICS.map((metric) => ({
    name: `${family}_${BOOKED_NAMES[metric]}`,
    cell: ({ interval }) => interval.work?.[family][metric] ?? null,
  }));
}

function presence(name: string, metric: keyof Presence): Column {
  return { name, cell: ({ interval }) => interval.presence?.[metric] ?? null };
}
