import type { StoreHealth } from '@halfhour/core';
import { Gauge, type Registry } from 'prom-client';
import type { Watched } from './watched.ts';

/** Looks at everything that is not counted, and sets what is shown of it. */
export type Look = (watched: Watched) => Promise<void>;

/** Gauges that are set whenever metrics are asked for. What is not known then is left out, and not 0. */
export function createLookedAt(registry: Registry): Look {
  const registers = [registry];
  const lookers = [app, connections, sync, budget, deliveries].map((make) => make(registers));
  return async (watched) => {
    // Once for all: it asks the database.
    const health = (await watched.kept?.health()) ?? null;
    await Promise.all(lookers.map(async (look) => look(watched, health)));
  };
}

type Registers = Registry[];
type Looker = (watched: Watched, health: StoreHealth | null) => void | Promise<void>;

/** A gauge of one number, which may not be known. */
function gauge(registers: Registers, name: string, help: string) {
  const made = new Gauge({ name, help, registers });
  return (value: number | null) => {
    if (value === null) made.remove({});
    else made.set(value);
  };
}

/** A gauge with a number for each of some words; others are left out. */
function gaugeBy(
  registers: Registers,
  { name, help, label }: { readonly name: string; readonly help: string; readonly label: string },
) {
  const made = new Gauge({ name, help, labelNames: [label], registers });
  return (values: Readonly<Record<string, number>>) => {
    made.reset();
    for (const [word, value] of Object.entries(values)) made.set({ [label]: word }, value);
  };
}

function app(registers: Registers): Looker {
  const ready = gauge(registers, 'halfhour_ready', 'Whether work may be sent here: 1 or 0.');
  const memory = gauge(
    registers,
    'halfhour_answer_memory_bytes',
    'What answers that are remembered take of memory.',
  );
  return async ({ readiness, answerMemoryBytes }) => {
    ready(readiness === undefined ? null : Number((await readiness.status()) === 'ready'));
    memory(answerMemoryBytes?.() ?? null);
  };
}

function connections(registers: Registers): Looker {
  const up = gauge(
    registers,
    'halfhour_database_up',
    'Whether the database answers in time: 1 or 0.',
  );
  const current = gauge(
    registers,
    'halfhour_database_schema_current',
    'Whether the schema is the one that this program knows: 1 or 0.',
  );
  const room = gauge(
    registers,
    'halfhour_database_has_room',
    'Whether the disk of an embedded database has room to write: 1 or 0.',
  );
  const used = gaugeBy(registers, {
    name: 'halfhour_database_connections',
    help: 'Connections of this process to the database, by state.',
    label: 'state',
  });
  const most = gauge(
    registers,
    'halfhour_database_connections_max',
    'How many connections there may be, busy and idle.',
  );
  const waiting = gauge(
    registers,
    'halfhour_database_connections_waiting',
    'How many statements wait for a connection.',
  );
  return ({ kept }, health) => {
    const use = kept?.connections() ?? null;
    up(kept === null ? null : Number(health !== null));
    current(health && Number(health.schema === 'current'));
    room(health && Number(health.hasRoom));
    used(use === null ? {} : { busy: use.busy, idle: use.idle });
    most(use && use.most);
    waiting(use && use.waiting);
  };
}

function sync(registers: Registers): Looker {
  const lag = gauge(
    registers,
    'halfhour_sync_lag_seconds',
    'For how long a half hour has been waiting that should have settled; 0: none is.',
  );
  const readAt = gauge(
    registers,
    'halfhour_sync_read_timestamp_seconds',
    'As of when Genesys was last read.',
  );
  const silent = gauge(
    registers,
    'halfhour_sync_genesys_silent',
    'Whether Genesys gives no answer: 1 or 0.',
  );
  const behind = gauge(
    registers,
    'halfhour_clock_behind_seconds',
    'By how much the clock of this machine is behind that of Genesys; 0: by less than five minutes.',
  );
  const from = gauge(
    registers,
    'halfhour_sync_coverage_start_timestamp_seconds',
    'Start of the first half hour that is wanted.',
  );
  const halfHours = gaugeBy(registers, {
    name: 'halfhour_sync_half_hours',
    help: 'Half hours that are wanted, by state.',
    label: 'state',
  });
  const troubles = gaugeBy(registers, {
    name: 'halfhour_sync_troubles',
    help: 'Reasons for which half hours can’t be read, by kind of reason.',
    label: 'reason',
  });
  const left = gauge(
    registers,
    'halfhour_sync_backfill_half_hours',
    'Half hours of asked pasts that are yet to be read.',
  );
  return (_watched, health) => {
    const status = health?.sync ?? null;
    lag(status && status.lagMs / 1000);
    readAt(status?.readAtMs == null ? null : status.readAtMs / 1000);
    silent(status && Number(status.isGenesysSilent));
    behind(status && status.clockBehindMs / 1000);
    from(status && status.coverage.startMs / 1000);
    halfHours(status?.halfHours ?? {});
    troubles(Object.fromEntries(countBy(status?.troubles ?? [])));
    left(status && status.backfills.reduce((sum, backfill) => sum + backfill.left, 0));
  };
}

function countBy(troubles: readonly { readonly reason: string }[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { reason } of troubles) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return counts;
}

function budget(registers: Registers): Looker {
  const limit = gauge(
    registers,
    'halfhour_genesys_budget_limit',
    'How many requests to Genesys there may be in a minute.',
  );
  const left = gauge(
    registers,
    'halfhour_genesys_budget_left',
    'How many of them are left, of all processes together.',
  );
  const paused = gauge(
    registers,
    'halfhour_genesys_budget_paused',
    'Whether nobody starts anything because Genesys said so: 1 or 0.',
  );
  return async ({ kept }, health) => {
    // A database that is away would be waited for.
    const use = kept === null || health === null ? null : await kept.budgetUse().catch(() => null);
    limit(use && use.limit);
    left(use && Math.max(0, use.limit - use.used));
    paused(use && Number(use.pausedUntilMs !== null));
  };
}

function deliveries(registers: Registers): Looker {
  const states = gaugeBy(registers, {
    name: 'halfhour_digest_deliveries',
    help: 'Digests that are kept, by state.',
    label: 'state',
  });
  return async ({ digests }, health) => {
    const isAway = digests === null || health === null;
    states(isAway ? {} : await digests.counts().catch(() => ({})));
  };
}
