// Reads what tests keep on disk, a line of JSON each. Its input ends with the process that wrote
// them: then the servers that still run are ended, and all of it is removed.
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { layoutOf } from './embedded/layout.ts';
import { readPidFile } from './embedded/pid-file.ts';
import { serverState } from './embedded/process-state.ts';
import type { Remains } from './testing-remains.ts';

const POLL_MS = 20;

const all: Remains[] = [];
for await (const line of createInterface({ input: process.stdin })) all.push(JSON.parse(line));
for (const remains of all) await remove(remains);

async function remove({ dataDir, dir }: Remains): Promise<void> {
  const { clusterDir, socketDir } = layoutOf(dataDir, tmpdir());
  const pid = (await readPidFile(clusterDir))?.pid;
  const isRunning = async () =>
    pid !== undefined && (await serverState(pid, clusterDir)) === 'ours';
  // At once and without saving: nobody needs the data again.
  if (pid !== undefined && (await isRunning())) process.kill(pid, 'SIGQUIT');
  while (await isRunning()) await wait(POLL_MS);
  const persistently = { recursive: true, force: true, maxRetries: 5 };
  await rm(socketDir, persistently);
  await rm(dir, persistently);
}
