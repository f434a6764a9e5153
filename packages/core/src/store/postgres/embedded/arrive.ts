import { setTimeout as wait } from 'node:timers/promises';
import { PostgresError } from '../errors.ts';
import { attach, type Attached } from './attach.ts';
import { readPidFile } from './pid-file.ts';
import type { Site } from './site.ts';
import { startServer } from './start-server.ts';

/** Being present at a running server. */
export type Arrival = Extract<Attached, { state: 'present' }>;

/** A recovery after a power cut can take minutes. */
const LONGEST_WAIT_MS = 10 * 60_000;
const TELL_EVERY_MS = 10_000;
const POLL_MS = 50;

/**
 * Joins the server of this directory, and starts it when it does not run. Safe with any number of
 * processes that come and go at once.
 *
 * @throws PostgresError, or the signal's reason when it aborts
 */
export async function arrive(site: Site, signal: AbortSignal): Promise<Arrival> {
  const startMs = Date.now();
  let toldMs = startMs;
  for (;;) {
    signal.throwIfAborted();
    const found = await attach(site);
    const then = found.state === 'absent' ? await startServer(site) : found;
    if (then.state === 'present') return then;
    if (Date.now() - startMs > LONGEST_WAIT_MS) throw await waitedTooLong(site);
    if (Date.now() - toldMs > TELL_EVERY_MS) {
      toldMs = Date.now();
      site.log.info(`waiting for PostgreSQL in ${site.layout.clusterDir}, which starts or stops`);
    }
    await wait(POLL_MS);
  }
}

async function waitedTooLong({ layout }: Site): Promise<PostgresError> {
  const pid = (await readPidFile(layout.clusterDir))?.pid;
  return new PostgresError(
    `PostgreSQL in ${layout.clusterDir} (pid ${pid ?? 'unknown'}) runs but does not answer: look into ${layout.logFile}, and stop it with kill -INT.`,
    { retryable: true },
  );
}
