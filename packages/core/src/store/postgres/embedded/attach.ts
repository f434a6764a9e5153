import { readFile, realpath } from 'node:fs/promises';
import type { Client, ClientConfig } from 'pg';
import { connectError } from '../connect-error.ts';
import { errorCode, errorText, PostgresError } from '../errors.ts';
import { isPassing } from '../retry.ts';
import { unusable } from './directories.ts';
import { SUPERUSER } from './init-cluster.ts';
import { readPidFile, type PidFile } from './pid-file.ts';
import { becomePresent, connectPresence, type Presence } from './presence.ts';
import type { Site } from './site.ts';

/** What came of looking for a running server. */
export type Attached =
  | { readonly state: 'present'; readonly presence: Presence; readonly config: ClientConfig }
  /** It is starting, recovering or stopping: it will not be so for long. */
  | { readonly state: 'busy' }
  /** Nobody answers. */
  | { readonly state: 'absent' };

const ABSENT: Attached = { state: 'absent' };
const BUSY: Attached = { state: 'busy' };

const NOBODY_THERE = new Set(['ENOENT', 'ECONNREFUSED', 'ENOTSOCK', 'ETIMEDOUT']);

/**
 * Joins the server of this directory if it runs.
 *
 * @throws PostgresError when it runs and can't be used
 */
export async function attach(site: Site): Promise<Attached> {
  const found = await readPidFile(site.layout.clusterDir).catch((error: unknown) => {
    throw notOurs(site, error);
  });
  if (found === undefined) return ABSENT;
  const config = await connectionOf(site, found);
  return config === undefined ? ABSENT : join(site, config);
}

async function join(site: Site, config: ClientConfig): Promise<Attached> {
  let client: Client | undefined;
  try {
    client = await connectPresence(config);
    const isOurs = await serves(client, site);
    const presence = isOurs ? await becomePresent(client) : undefined;
    if (presence !== undefined) return { state: 'present', presence, config };
    await client.end();
    return isOurs ? BUSY : ABSENT;
  } catch (error) {
    await client?.end().catch(() => undefined);
    return stateAfter(error, site);
  }
}

function stateAfter(error: unknown, { layout }: Site): Attached {
  if (NOBODY_THERE.has(errorCode(error) ?? '')) return ABSENT;
  if (isPassing(error) || /timeout/u.test(errorText(error))) return BUSY;
  throw connectError(error, layout.clusterDir);
}

/** A server that was started by hand has no name, and one that goes by its working directory no path. */
async function serves(client: Client, { layout }: Site): Promise<boolean> {
  const { rows } = await client.query<{ directory: string; name: string }>(
    "select current_setting('data_directory') as directory, current_setting('cluster_name') as name",
  );
  const [{ directory, name } = { directory: '', name: '' }] = rows;
  if (name === layout.clusterName) return true;
  return (await realpath(directory).catch(() => directory)) === layout.clusterDir;
}

async function connectionOf(
  { layout, reach }: Site,
  { port, socketDir }: PidFile,
): Promise<ClientConfig | undefined> {
  const common = { user: SUPERUSER, database: 'postgres', ssl: false };
  if (reach === 'socket') {
    const host = socketDir === '' ? layout.socketDir : socketDir;
    return { ...common, host, port: port === 0 ? 5432 : port };
  }
  if (port === 0) return undefined;
  const password = await readFile(layout.passwordFile, 'utf8').catch(() => undefined);
  return password === undefined ? undefined : { ...common, host: '127.0.0.1', port, password };
}

function notOurs({ layout }: Site, error: unknown): PostgresError {
  if (errorCode(error) !== 'EACCES') return unusable(layout.clusterDir, error);
  return new PostgresError(
    `${layout.clusterDir} belongs to another user: run Halfhour as that user, or set HALFHOUR_DATA to another directory.`,
  );
}
