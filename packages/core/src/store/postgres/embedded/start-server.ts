import { rm } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { attach, type Attached } from './attach.ts';
import { initialiseIfMissing, refuseOtherMajor } from './init-cluster.ts';
import { launch, type Launched } from './launch.ts';
import { pidFileIn, readPidFile } from './pid-file.ts';
import { serverState } from './process-state.ts';
import type { Site } from './site.ts';
import { startFailure } from './start-failure.ts';
import { takeStartLock } from './start-lock.ts';

const POLL_MS = 20;

/**
 * Starts the server unless another process is about to; it is initialised first if need be.
 *
 * @returns how it went: `busy` when it has to be looked at again
 * @throws PostgresError when it can't be started
 */
export async function startServer(site: Site): Promise<Attached> {
  const unlock = await takeStartLock(site.layout.lockFile);
  if (unlock === undefined) return { state: 'busy' };
  try {
    return await startLocked(site);
  } finally {
    await unlock();
  }
}

async function startLocked(site: Site): Promise<Attached> {
  // Somebody may have started it between our look and our lock.
  const found = await attach(site);
  if (found.state !== 'absent') return found;
  const binaries = await site.binaries();
  await initialiseIfMissing(site, binaries);
  await refuseOtherMajor(site.layout, binaries);
  if (!(await clearStalePid(site))) return { state: 'busy' };
  return untilReady(site, await launch(site, binaries));
}

/**
 * PostgreSQL replaces the pid file of a dead server itself. It does not know a zombie, or that the
 * pid went to another program, and refuses to start.
 *
 * @returns whether nothing is in the way; `false` when the server lives after all
 */
async function clearStalePid({ layout, log }: Site): Promise<boolean> {
  const found = await readPidFile(layout.clusterDir);
  if (found === undefined) return true;
  const state = await serverState(found.pid, layout.clusterDir);
  if (state === 'ours') return false;
  log.warn(`PostgreSQL in ${layout.clusterDir} did not end well (pid ${found.pid}): it recovers`);
  if (state !== 'dead') await rm(pidFileIn(layout.clusterDir), { force: true });
  return true;
}

async function untilReady(site: Site, server: Launched): Promise<Attached> {
  for (;;) {
    // Asked before it is ready, it would log that as an error.
    const ready = (await readPidFile(site.layout.clusterDir))?.ready === true;
    const found = ready ? await attach(site) : undefined;
    if (found?.state === 'present') return found;
    const end = server.end();
    if (end === 'stopped') return { state: 'busy' };
    if (end === 'failed') return afterFailure(site, server);
    await wait(POLL_MS);
  }
}

async function afterFailure(site: Site, server: Launched): Promise<Attached> {
  const failure = startFailure(await server.log(), site.layout);
  if (failure !== undefined) throw failure;
  return { state: 'busy' };
}
