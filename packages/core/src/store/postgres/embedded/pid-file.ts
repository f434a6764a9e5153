import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode } from '../errors.ts';

/** What a server writes into `postmaster.pid`. */
export interface PidFile {
  readonly pid: number;
  /** 0 until the server has said so. */
  readonly port: number;
  /** Where its socket is; empty when it has none, or has not said so yet. */
  readonly socketDir: string;
  /** Whether it has said that it takes connections. */
  readonly ready: boolean;
}

export function pidFileIn(clusterDir: string): string {
  return join(clusterDir, 'postmaster.pid');
}

/** The server that runs, or once ran, in a directory; `undefined` when none did or it has ended well. */
export async function readPidFile(clusterDir: string): Promise<PidFile | undefined> {
  try {
    return parsePidFile(await readFile(pidFileIn(clusterDir), 'utf8'));
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return undefined;
    throw error;
  }
}

/**
 * The lines are: pid, data directory, start time, port, socket directory, address, shared memory, status.
 *
 * @see https://www.postgresql.org/docs/18/storage-file-layout.html
 */
function parsePidFile(text: string): PidFile | undefined {
  const lines = text.split('\n').map((line) => line.trim());
  const [pid = '', , , port = '', socketDir = '', , , status = ''] = lines;
  if (!/^\d+$/u.test(pid)) return undefined;
  return { pid: Number(pid), port: Number(port), socketDir, ready: status === 'ready' };
}
