import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, mkdir, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { errorCode, errorText, PostgresError } from '../errors.ts';
import { executable, type Binaries } from './binaries.ts';
import { diskFull, saysDiskFull, unusable } from './directories.ts';
import type { Layout } from './layout.ts';
import { argumentFor, initDirOf, type Site } from './site.ts';

/** The owner of everything in an embedded server. */
export const SUPERUSER = 'halfhour';

/**
 * Makes PostgreSQL's data directory if there is none: under another name first, so that one which
 * has its name is whole. To be called under the start lock.
 *
 * @throws PostgresError and leaves nothing behind
 */
export async function initialiseIfMissing(site: Site, binaries: Binaries): Promise<void> {
  if (await isInitialised(site.layout)) return;
  const startedMs = Date.now();
  await removeUnfinished(site.layout);
  const draft = initDirOf(site.layout);
  try {
    await mkdir(draft, { mode: 0o700 });
    if (site.account !== undefined) await chown(draft, site.account.uid, site.account.gid);
    await runInitdb(site, binaries, draft);
    await publish(draft, site.layout);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw error instanceof PostgresError ? error : unusable(site.layout.dataDir, error);
  }
  site.log.info(
    `PostgreSQL ${binaries.major}: a new database in ${site.layout.clusterDir}, made in ${Date.now() - startedMs} ms`,
  );
}

/** Whether there is a data directory. */
async function isInitialised({ clusterDir }: Layout): Promise<boolean> {
  const entries: string[] = await readdir(clusterDir).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return [];
    throw unusable(clusterDir, error);
  });
  if (entries.length === 0 || entries.includes('PG_VERSION')) return entries.length > 0;
  throw new PostgresError(
    `${clusterDir} holds something that is not PostgreSQL’s: move it away, or set HALFHOUR_DATA to another directory.`,
  );
}

/**
 * @throws PostgresError when the data is of another major version
 */
export async function refuseOtherMajor({ clusterDir }: Layout, binaries: Binaries): Promise<void> {
  const made = Number(await readFile(join(clusterDir, 'PG_VERSION'), 'utf8'));
  if (made === binaries.major) return;
  throw new PostgresError(
    `${clusterDir} was made by PostgreSQL ${made}, and these programs are PostgreSQL ${binaries.major}: export the store with POSTGRES_BIN_DIR set to those of ${made} (\`pnpm run store export\`), and import it into a new HALFHOUR_DATA (\`pnpm run store import\`).`,
  );
}

async function removeUnfinished({ dataDir }: Layout): Promise<void> {
  const left = (await readdir(dataDir)).filter((name) => name.startsWith('postgres.init-'));
  // Their initdb may still be writing; it gives up when its files are gone.
  const persistently = { recursive: true, force: true, maxRetries: 20, retryDelay: 50 };
  await Promise.all(left.map((name) => rm(join(dataDir, name), persistently)));
}

async function runInitdb(site: Site, binaries: Binaries, draft: string): Promise<void> {
  const program = join(binaries.binDir, executable('initdb'));
  const args = [
    `--pgdata=${argumentFor(site, draft)}`,
    `--username=${SUPERUSER}`,
    '--data-checksums',
    '--locale=C',
    '--encoding=UTF8',
    '--no-instructions',
    ...(await authArguments(site)),
  ];
  try {
    await promisify(execFile)(program, args, { cwd: draft, env: binaries.env, ...site.account });
  } catch (error) {
    throw initError(site.layout.dataDir, error);
  }
}

/** The socket's directory lets in nobody else, so the server need not ask who connects to it. */
async function authArguments({ layout, reach, account }: Site): Promise<readonly string[]> {
  if (reach === 'socket') return ['--auth-local=trust', '--auth-host=reject'];
  const password = randomBytes(24).toString('base64url');
  await rm(layout.passwordFile, { force: true });
  await writeFile(layout.passwordFile, password, { mode: 0o600, flag: 'wx' });
  if (account !== undefined) await chown(layout.passwordFile, account.uid, account.gid);
  return ['--auth-local=reject', '--auth-host=scram-sha-256', `--pwfile=${layout.passwordFile}`];
}

/** A rename is lost with the power unless the directory above is flushed as well. */
async function publish(draft: string, { clusterDir, dataDir }: Layout): Promise<void> {
  await rename(draft, clusterDir);
  const dir = await open(dataDir).catch(() => undefined);
  await dir?.sync().catch(() => undefined);
  await dir?.close();
}

function initError(dataDir: string, error: unknown): PostgresError {
  const said =
    typeof error === 'object' && error !== null && 'stderr' in error ? String(error.stderr) : '';
  if (saysDiskFull(said)) return diskFull(dataDir);
  const line = said.split('\n').find((text) => /(?:error|FATAL):/u.test(text));
  return new PostgresError(
    `PostgreSQL can’t make its data directory in ${dataDir}: ${line?.trim() ?? errorText(error)}`,
  );
}
