import { setTimeout as wait } from 'node:timers/promises';
import { errorText } from '../errors.ts';
import type { PostgresServer } from '../server.ts';
import { arrive, type Arrival } from './arrive.ts';
import { openSite, type Site, type SiteOptions } from './site.ts';
import { stopServer } from './stop-server.ts';

const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 30_000;

/**
 * PostgreSQL in a directory of ours, shared by every process that names the same one. While this
 * process is present, a server that ends is started again.
 *
 * @throws PostgresError
 */
export async function startEmbedded(options: SiteOptions): Promise<PostgresServer> {
  const site = await openSite(options);
  const leaving = new AbortController();
  const first = await arrive(site, leaving.signal);
  const stay = keepPresent(site, first, leaving.signal);
  let left: Promise<void> | undefined;
  return {
    kind: 'embedded',
    connection: first.config,
    location: site.layout.clusterDir,
    leave() {
      leaving.abort();
      left ??= stay.then((last) => leave(site, last));
      return left;
    },
  };
}

/** @returns the presence to leave with; `undefined` when there is no server to leave */
async function keepPresent(
  site: Site,
  first: Arrival,
  signal: AbortSignal,
): Promise<Arrival | undefined> {
  const aborted = new Promise<'leaving'>((resolve) => {
    signal.addEventListener('abort', () => resolve('leaving'), { once: true });
  });
  let now: Arrival | undefined = first;
  while (now !== undefined) {
    if ((await Promise.race([aborted, now.presence.lost])) === 'leaving') return now;
    site.log.warn(
      `PostgreSQL in ${site.layout.clusterDir} has hung up; if it has ended, it is started again`,
    );
    now = await arriveAgain(site, signal);
  }
  return undefined;
}

/** Tries until it works or this process leaves: a full disk may have room again. */
async function arriveAgain(site: Site, signal: AbortSignal): Promise<Arrival | undefined> {
  for (let pauseMs = FIRST_RETRY_MS; ; pauseMs = Math.min(2 * pauseMs, LONGEST_RETRY_MS)) {
    try {
      const arrival = await arrive(site, signal);
      site.log.info(`PostgreSQL in ${site.layout.clusterDir} is back`);
      return arrival;
    } catch (error) {
      if (signal.aborted) return undefined;
      site.log.warn(errorText(error));
      await wait(pauseMs, undefined, { signal }).catch(() => undefined);
    }
  }
}

async function leave(site: Site, arrival: Arrival | undefined): Promise<void> {
  if (arrival === undefined) return;
  const isLast = await arrival.presence.tryBeLast().catch(() => false);
  if (isLast) await stopServer(site);
  await arrival.presence.end().catch(() => undefined);
}
