import type { StoreHealth } from '@halfhour/core';
import type { Seen } from './seen.ts';

/** A number that is shown whenever metrics are asked for. */
interface GaugeOfOne {
  readonly help: string;
  /** `null`: it is not known, and left out. Yes is 1, no is 0. */
  readonly value: (seen: Seen) => number | boolean | null;
}

/** A number for each of some words; those without one are left out. */
interface GaugeByWord {
  readonly help: string;
  readonly label: string;
  readonly values: (seen: Seen) => Readonly<Record<string, number>> | null;
}

/** The gauges by name. No label holds an id, or anything that somebody typed. */
export const GAUGES: Readonly<Record<string, GaugeOfOne | GaugeByWord>> = {
  halfhour_ready: {
    help: 'Whether work may be sent here: 1 or 0.',
    value: ({ isReady }) => isReady,
  },
  halfhour_answer_memory_bytes: {
    help: 'What answers that are remembered take of memory.',
    value: ({ answerMemoryBytes }) => answerMemoryBytes,
  },
  halfhour_database_up: {
    help: 'Whether the database answers in time: 1 or 0.',
    value: ({ isUp }) => isUp,
  },
  halfhour_database_schema_current: {
    help: 'Whether the schema is the one that this program knows: 1 or 0.',
    value: ({ health }) => health && health.schema === 'current',
  },
  halfhour_database_has_room: {
    help: 'Whether the disk of an embedded database has room to write: 1 or 0.',
    value: ({ health }) => health && health.hasRoom,
  },
  halfhour_database_connections: {
    help: 'Connections of this process to the database, by state.',
    label: 'state',
    values: ({ connections }) => connections && { busy: connections.busy, idle: connections.idle },
  },
  halfhour_database_connections_max: {
    help: 'How many connections there may be, busy and idle.',
    value: ({ connections }) => connections && connections.most,
  },
  halfhour_database_connections_waiting: {
    help: 'How many statements wait for a connection.',
    value: ({ connections }) => connections && connections.waiting,
  },
  halfhour_sync_lag_seconds: {
    help: 'For how long a half hour has been waiting that should have settled; 0: none is.',
    value: ({ health }) => seconds(health?.sync.lagMs),
  },
  halfhour_sync_read_timestamp_seconds: {
    help: 'As of when Genesys was last read.',
    value: ({ health }) => seconds(health?.sync.readAtMs),
  },
  halfhour_sync_genesys_silent: {
    help: 'Whether Genesys gives no answer: 1 or 0.',
    value: ({ health }) => health && health.sync.isGenesysSilent,
  },
  halfhour_clock_behind_seconds: {
    help: 'By how much the clock of this machine is behind that of Genesys; 0: by less than five minutes.',
    value: ({ health }) => seconds(health?.sync.clockBehindMs),
  },
  halfhour_sync_coverage_start_timestamp_seconds: {
    help: 'Start of the first half hour that is wanted.',
    value: ({ health }) => seconds(health?.sync.coverage.startMs),
  },
  halfhour_sync_half_hours: {
    help: 'Half hours that are wanted, by state.',
    label: 'state',
    values: ({ health }) => health && health.sync.halfHours,
  },
  halfhour_sync_troubles: {
    help: 'Reasons for which half hours can’t be read, by kind of reason.',
    label: 'reason',
    values: ({ health }) => health && troublesByReason(health.sync),
  },
  halfhour_sync_backfill_half_hours: {
    help: 'Half hours of asked pasts that are yet to be read.',
    value: ({ health }) => health && health.sync.backfills.reduce((sum, { left }) => sum + left, 0),
  },
  halfhour_genesys_budget_limit: {
    help: 'How many requests to Genesys there may be in a minute.',
    value: ({ budget }) => budget && budget.limit,
  },
  halfhour_genesys_budget_left: {
    help: 'How many of them are left, of all processes together.',
    value: ({ budget }) => budget && Math.max(0, budget.limit - budget.used),
  },
  halfhour_genesys_budget_paused: {
    help: 'Whether nobody starts anything because Genesys said so: 1 or 0.',
    value: ({ budget }) => budget && budget.pausedUntilMs !== null,
  },
  halfhour_digest_deliveries: {
    help: 'Digests that are kept, by state.',
    label: 'state',
    values: ({ deliveries }) => deliveries,
  },
};

function seconds(ms: number | null | undefined): number | null {
  return ms == null ? null : ms / 1000;
}

function troublesByReason({ troubles }: StoreHealth['sync']): Record<string, number> {
  const byReason = Object.groupBy(troubles, ({ reason }) => reason);
  return Object.fromEntries(
    Object.entries(byReason).map(([reason, those]) => [reason, those.length]),
  );
}
