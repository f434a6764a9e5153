import { execFile } from 'node:child_process';
import { rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { executable } from './binaries.ts';
import type { Layout } from './layout.ts';
import { readPidFile } from './pid-file.ts';
import { serverState } from './process-state.ts';
import type { Site } from './site.ts';
import { takeStartLock } from './start-lock.ts';

/** A shutdown writes what is in memory; on a slow disk that takes a while. */
const LONGEST_STOP_MS = 60_000;
const POLL_MS = 10;

/**
 * Stops the server fast but in good order: it ends its sessions and leaves nothing to recover. It
 * is never killed, whatever happens.
 */
export async function stopServer(site: Site): Promise<void> {
  const { clusterDir } = site.layout;
  const found = await readPidFile(clusterDir);
  if (found === undefined || (await serverState(found.pid, clusterDir)) !== 'ours') return;
  await interrupt(site, found.pid);
  const deadlineMs = Date.now() + LONGEST_STOP_MS;
  while ((await serverState(found.pid, clusterDir)) === 'ours') {
    if (Date.now() > deadlineMs) {
      site.log.warn(`PostgreSQL in ${clusterDir} (pid ${found.pid}) is still stopping; left alone`);
      return;
    }
    await wait(POLL_MS);
  }
  await tidy(site.layout);
}

/** Removes the socket's directory from where everybody's are, unless somebody starts again. */
async function tidy({ lockFile, socketDir }: Layout): Promise<void> {
  const unlock = await takeStartLock(lockFile);
  if (unlock === undefined) return;
  await rmdir(socketDir).catch(() => undefined);
  await unlock();
}

/** Windows has no SIGINT for others: Node would kill the server. Untested there. */
async function interrupt(site: Site, pid: number): Promise<void> {
  if (process.platform !== 'win32') {
    process.kill(pid, 'SIGINT');
    return;
  }
  const { binDir, env } = await site.binaries();
  const args = ['stop', '-m', 'fast', '-W', '-D', site.layout.clusterDir];
  await promisify(execFile)(join(binDir, executable('pg_ctl')), args, { env });
}
