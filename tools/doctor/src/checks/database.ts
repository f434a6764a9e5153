import { bytes, count } from '@halfhour/command';
import {
  LEAST_FREE_BYTES,
  livingSubscriptions,
  openStore,
  PostgresError,
  readStoreInfo,
  type Store,
  StoreDiskFullError,
  type StoreInfo,
  StoreInputError,
  type Subscription,
} from '@halfhour/core';
import type { DatabaseSettings } from '../env.ts';
import { type Finding, findingsOf } from '../finding.ts';

const { green, yellow, red } = findingsOf('Database');

/** What was found, and the subscriptions whose channels are to be looked at. */
export interface DatabaseFound {
  readonly findings: readonly Finding[];
  readonly subscriptions: readonly Subscription[];
}

/** From which PostgreSQL on Halfhour works. */
const OLDEST_MAJOR = 15;

/** Room for some weeks, in times of that under which nothing is read. */
const ROOMY = 4;

/** Looks at the store as it is: nothing is made or brought up to date. */
export async function checkDatabase(settings: DatabaseSettings | null): Promise<DatabaseFound> {
  if (settings === null) return only([]);
  if (settings.HALFHOUR_SYNC.kind === 'off') {
    return only([
      yellow(
        'Nothing is kept: HALFHOUR_SYNC is off, and every question reads Genesys Cloud.',
        'Set HALFHOUR_SYNC=all to answer from a store, and to have shifts and digests.',
      ),
    ]);
  }
  try {
    const store = await openStore({
      databaseUrl: settings.DATABASE_URL,
      dataDir: settings.HALFHOUR_DATA,
      binDir: settings.POSTGRES_BIN_DIR,
      applicationName: 'halfhour doctor',
      mayBeNew: false,
    });
    try {
      return await lookInto(store);
    } finally {
      await store.close();
    }
  } catch (error) {
    return only([unusable(error)]);
  }
}

function only(findings: readonly Finding[]): DatabaseFound {
  return { findings, subscriptions: [] };
}

function unusable(error: unknown): Finding {
  if (error instanceof StoreInputError) {
    return yellow(error.message, 'Start an app, or run pnpm sync --once: that makes it.');
  }
  if (error instanceof StoreDiskFullError) return red(error.message, 'Make room on that disk.');
  if (error instanceof PostgresError) {
    return red(error.message, 'Mend it, or correct DATABASE_URL or HALFHOUR_DATA.');
  }
  throw error;
}

async function lookInto(store: Store): Promise<DatabaseFound> {
  const info = await readStoreInfo(store);
  const findings = [versionOf(info), schemaOf(info), ...roomOf(info), coverageOf(info)];
  const hasDigests = info.tables.some(({ name }) => name === 'subscription');
  return {
    findings,
    subscriptions: hasDigests ? await livingSubscriptions(store.database.kysely) : [],
  };
}

function versionOf({ kind, location, postgresVersion }: StoreInfo): Finding {
  const where = kind === 'embedded' ? `embedded in ${location}` : `at ${location}`;
  const what = `PostgreSQL ${postgresVersion}, ${where}, answers.`;
  if (Number.parseInt(postgresVersion, 10) >= OLDEST_MAJOR) return green(what);
  return red(what, `Use PostgreSQL ${OLDEST_MAJOR} or later.`);
}

function schemaOf({ schema: { version, pending, unknown } }: StoreInfo): Finding {
  if (unknown.length > 0) {
    return red(
      `The schema is newer than this program: it has ${unknown.join(', ')}.`,
      'Run the newer Halfhour, or restore a copy from before.',
    );
  }
  if (pending.length === 0) return green(`The schema is up to date: ${version}.`);
  return yellow(
    version === null
      ? 'There is nothing of Halfhour in it yet.'
      : `The schema is at ${version}, ${count(pending.length, 'migration')} behind.`,
    'The next app that starts brings it up to date. Make a copy before an upgrade.',
  );
}

/** Of an embedded store; a server elsewhere looks after its own disk. */
function roomOf({ freeBytes, sizeBytes, location }: StoreInfo): Finding[] {
  if (freeBytes === null) return [];
  const what = `${bytes(freeBytes)} free on the disk of ${location}, of which the store takes ${bytes(sizeBytes)}.`;
  if (freeBytes >= ROOMY * LEAST_FREE_BYTES) return [green(what)];
  const todo = 'Make room, or shorten HALFHOUR_RETENTION_DAYS: under 512 MB nothing new is read.';
  return [freeBytes < LEAST_FREE_BYTES ? red(what, todo) : yellow(what, todo)];
}

function coverageOf({ scopes }: StoreInfo): Finding {
  const newestMs = Math.max(...scopes.map(({ work }) => work?.lastReadAtMs ?? -Infinity));
  if (newestMs === -Infinity) {
    return yellow('No half hour has been read yet.', 'Start an app, or run pnpm sync.');
  }
  return green(`Half hours were last read at ${new Date(newestMs).toISOString()}.`);
}
