import type { RequestBudget } from '../genesys/budget.ts';
import { systemClock } from '../genesys/clock.ts';
import { createDigests } from '../digests/digests.ts';
import { createChangedDirectory } from '../report/changed-agents.ts';
import { createKeptOrLiveDirectory } from '../report/kept-or-live-directory.ts';
import { createKeptOrLiveSource } from '../report/kept-or-live.ts';
import { createApiKeys } from '../store/api-keys.ts';
import { askedTogether } from '../store/asked-together.ts';
import { withoutForgotten } from '../store/forgotten.ts';
import { keepOrigin } from '../store/keep-origin.ts';
import { createKeptPolicy, type KeptPolicy } from '../store/kept-policy.ts';
import { migrations } from '../store/migrations/index.ts';
import { type Database, type DatabaseOptions, openDatabase } from '../store/postgres/database.ts';
import { migrate } from '../store/postgres/migrate.ts';
import type { PostgresServer } from '../store/postgres/server.ts';
import { startPostgres } from '../store/postgres/start-postgres.ts';
import { restatementsOf } from '../store/restatements.ts';
import type { Schema } from '../store/schema.ts';
import { spanVersion } from '../store/slot-readings.ts';
import { createStoredDirectory } from '../store/stored-directory.ts';
import { createStoredSource } from '../store/stored-source.ts';
import type { SyncScope } from '../sync/scope.ts';
import { silentSinceMs } from '../sync/status.ts';
import { createSync, type Sync } from '../sync/sync.ts';
import { backfillOf, progressOf } from './backfill-of.ts';
import { logDigest } from './digest-log.ts';
import { diskRoomNeeded, hasDiskRoom } from './disk-room.ts';
import type { Halfhour, HalfhourEnv, Kept, Opener } from './halfhour.ts';
import { keepSyncing } from './keep-syncing.ts';
import { openAudit } from './open-audit.ts';
import { openShifts } from './open-shifts.ts';
import { originOf } from './origin-of.ts';
import { openSharedBudget, sharedBudgetUse } from './shared-budget.ts';
import { storeHealth } from './store-health.ts';
import { storeLogOf } from './store-log.ts';
import { logSync } from './sync-log.ts';

interface OpenKeptOptions {
  readonly env: HalfhourEnv;
  readonly scope: SyncScope;
  readonly opener: Opener;
  /** What reads Genesys, within a budget that all processes share. */
  readonly live: (budget?: RequestBudget) => Pick<Halfhour, 'client' | 'report'>;
}

/** All but who may see whom, and what is kept of that; `null`: nothing is. */
export interface Opened extends Omit<Halfhour, 'orgChart' | 'access'> {
  readonly policy: KeptPolicy | null;
}

/** Opens the store, and keeps it fresh until it is closed. */
export async function openKept({ env, scope, opener, live }: OpenKeptOptions): Promise<Opened> {
  await using opened = new AsyncDisposableStack();
  const { server, database } = await openDatabaseOf(env, opener, opened);
  const db = database.kysely;
  const audit = openAudit(env, opener, database);
  opened.defer(async () => audit.close());
  const { client, report } = live(openSharedBudget(server, env, opener, opened));
  const sync = createSync({
    client,
    db,
    scope,
    settings: { settleMs: report.settleMs, retentionDays: env.HALFHOUR_RETENTION_DAYS },
    onEvent: (event) => {
      logSync(opener.log, event);
      opener.onSync?.(event);
    },
    around: opener.around,
  });
  const { HALFHOUR_SHIFTS: path } = env;
  const { nowMs } = report;
  const shifts = await openShifts({ ...opener, db, client, nowMs, path }, opened);
  if (opener.syncs ?? true) beginSyncing(sync, server, { log: opener.log, opened });
  const held = opened.move();
  return {
    client,
    report: {
      ...report,
      source: createKeptOrLiveSource({
        kept: createStoredSource({ db }),
        live: report.source,
        nowMs: report.nowMs,
        silentSinceMs: async () => silentSinceMs(await sync.status()),
        requestBackfill: async (span) => requestBackfill(sync, span, { env, scope, report }),
      }),
      directory: createChangedDirectory(
        createKeptOrLiveDirectory({
          kept: createStoredDirectory({ db }),
          live: report.directory,
        }),
        async (agents) => withoutForgotten(db, agents),
      ),
    },
    audit,
    restatements: { restatementsOf: async (request) => restatementsOf(db, request) },
    shifts,
    digests: createDigests({
      db,
      server,
      shifts,
      around: opener.around,
      onEvent(event) {
        logDigest(opener.log, event);
        opener.onDigest?.(event);
      },
    }),
    apiKeys: createApiKeys(db),
    policy: createKeptPolicy(db),
    kept: keptOf(server, database, { env, scope, sync }),
    close: async () => held.disposeAsync(),
  };
}

/** Keeps the store fresh until the stack is disposed of. */
function beginSyncing(
  sync: Sync,
  server: PostgresServer,
  { log, opened }: Pick<Opener, 'log'> & { readonly opened: AsyncDisposableStack },
): void {
  const ending = new AbortController();
  const syncing = keepSyncing(
    {
      sync,
      clock: systemClock,
      log,
      hasRoom: async () => hasDiskRoom(server),
      roomNeeded: diskRoomNeeded(server),
    },
    ending.signal,
  );
  opened.defer(async () => {
    ending.abort();
    await syncing;
  });
}

/** The database, up to date; closed and left with the stack. */
async function openDatabaseOf(
  env: HalfhourEnv,
  { name, log, onStatement }: Opener,
  opened: AsyncDisposableStack,
): Promise<{ readonly server: PostgresServer; readonly database: Database<Schema> }> {
  const storeLog = storeLogOf(log);
  const server = await startPostgres({
    databaseUrl: env.DATABASE_URL,
    dataDir: env.HALFHOUR_DATA,
    binDir: env.POSTGRES_BIN_DIR,
    log: storeLog,
  });
  opened.defer(async () => server.leave());
  const connecting = { applicationName: `halfhour ${name}`, log: storeLog };
  await bringUpToDate(server, connecting);
  const database = openDatabase<Schema>(server, { ...connecting, onStatement });
  opened.defer(async () => database.close());
  await keepOrigin(database.kysely, originOf(env), server.location);
  return { server, database };
}

/** Over connections of its own: a big store takes its time, and says nothing meanwhile. */
async function bringUpToDate(
  server: PostgresServer,
  connecting: Required<Pick<DatabaseOptions, 'applicationName' | 'log'>>,
): Promise<void> {
  const { kysely, close } = openDatabase(server, { ...connecting, statementTimeoutMs: 0 });
  try {
    await migrate(kysely, migrations, connecting.log);
  } finally {
    await close();
  }
}

async function requestBackfill(
  sync: Sync,
  missing: Parameters<typeof backfillOf>[0],
  { env, scope, report }: Pick<OpenKeptOptions, 'env' | 'scope'> & Pick<Halfhour, 'report'>,
): Promise<string> {
  const retentionDays = env.HALFHOUR_RETENTION_DAYS;
  const { span, message } = backfillOf(missing, { scope, retentionDays, nowMs: report.nowMs() });
  if (span === null) return message;
  await sync.requestBackfill(span);
  const { backfills } = await sync.status();
  return `${message}${progressOf(span, backfills)}`;
}

function keptOf(
  server: PostgresServer,
  { kysely: db, pool }: Database<Schema>,
  { env, scope, sync }: Pick<OpenKeptOptions, 'env' | 'scope'> & { readonly sync: Sync },
): Kept {
  return {
    kind: server.kind,
    location: server.location,
    scope,
    retentionDays: env.HALFHOUR_RETENTION_DAYS,
    sync,
    versionOf: askedTogether(
      async (span) => spanVersion(db, span),
      ({ startMs, endMs }) => `${startMs} ${endMs}`,
    ),
    budgetUse: async () => sharedBudgetUse(db, env),
    health: async () => storeHealth({ db, server, sync }),
    connections: () => ({
      busy: pool.totalCount - pool.idleCount,
      idle: pool.idleCount,
      waiting: pool.waitingCount,
      most: pool.options.max,
    }),
  };
}
