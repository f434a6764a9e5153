import { PostgresError } from '../errors.ts';
import { diskFull, saysDiskFull } from './directories.ts';
import type { Layout } from './layout.ts';

/** Another process was faster, or a killed server's children are not quite gone: they will be. */
const PASSING =
  /lock file "[^"]+" already exists|pre-existing shared memory block|Address already in use|Is another postmaster/u;

/**
 * Why a server ended that had just been started.
 *
 * @param log - what it wrote
 * @returns `undefined` when it only has to be tried again
 */
export function startFailure(
  log: string,
  { clusterDir, logFile }: Layout,
): PostgresError | undefined {
  if (PASSING.test(log)) return undefined;
  if (saysDiskFull(log)) return diskFull(clusterDir);
  const fatal = log.split('\n').findLast((line) => /(?:FATAL|PANIC|error):/u.test(line));
  const said = fatal?.replace(/^.*?(?=FATAL|PANIC|error)/u, '').trim() ?? 'it did not say why';
  return new PostgresError(
    `PostgreSQL does not start in ${clusterDir}: ${said}. Its log is ${logFile}.`,
  );
}
