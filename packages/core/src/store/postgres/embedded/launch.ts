import { spawn } from 'node:child_process';
import { constants, open, rename, stat, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { Account } from './account.ts';
import { executable, type Binaries } from './binaries.ts';
import { prepareListen } from './listen.ts';
import { serverArguments } from './server-arguments.ts';
import type { Site } from './site.ts';

/** A longer log is put aside, replacing the one put aside before. */
const LONGEST_LOG_BYTES = 10_000_000;

/** `stopped`: somebody ended it, which says nothing about the next one. */
type ServerEnd = 'stopped' | 'failed';

/** A server that has been started, and may be ready soon. */
export interface Launched {
  /** How it has ended; `undefined` while it has not. */
  end(): ServerEnd | undefined;
  /** What it wrote to its log since. */
  log(): Promise<string>;
}

/** Starts the server so that it outlives this process and hears none of its signals. */
export async function launch(site: Site, { binDir, env }: Binaries): Promise<Launched> {
  const { layout, account, heir } = site;
  const listen = await prepareListen(site);
  const log = await openLog(layout.logFile, heir);
  const { size } = await log.stat();
  const args = serverArguments(site.clusterArgument, layout, listen);
  const server = spawn(join(binDir, executable('postgres')), args, {
    ...account,
    env,
    cwd: layout.clusterDir,
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
    windowsHide: true,
  });
  let end: ServerEnd | undefined;
  server.once('exit', (code, signal) => (end = endOf(code, signal)));
  server.once('error', () => (end = 'failed'));
  server.unref();
  await log.close();
  return { end: () => end, log: () => readFrom(layout.logFile, size) };
}

function endOf(code: number | null, signal: NodeJS.Signals | null): ServerEnd {
  const byHand = signal === 'SIGKILL' || signal === 'SIGQUIT' || signal === 'SIGTERM';
  return code === 0 || byHand ? 'stopped' : 'failed';
}

async function openLog(file: string, heir: Account | undefined): Promise<FileHandle> {
  const found = await stat(file).catch(() => undefined);
  if (found !== undefined && found.size > LONGEST_LOG_BYTES) await rename(file, `${file}.old`);
  const { O_APPEND, O_CREAT, O_NOFOLLOW, O_WRONLY } = constants;
  const log = await open(file, O_APPEND | O_CREAT | O_WRONLY | O_NOFOLLOW, 0o600);
  if (heir !== undefined) await log.chown(heir.uid, heir.gid);
  return log;
}

async function readFrom(file: string, start: number): Promise<string> {
  const log = await open(file);
  try {
    const { size } = await log.stat();
    const { buffer, bytesRead } = await log.read(
      Buffer.alloc(size - start),
      0,
      size - start,
      start,
    );
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await log.close();
  }
}
