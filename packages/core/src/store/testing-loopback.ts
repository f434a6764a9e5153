import { existsSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbedded } from './postgres/embedded/start-embedded.ts';
import { silentLog } from './postgres/log.ts';

/** Debian's PostgreSQL 15, the oldest that is supported, where it is installed. */
export const OLDEST_BINARIES: string | undefined = ['/usr/lib/postgresql/15/bin'].find((dir) =>
  existsSync(dir),
);

/** A server on a TCP port with a password: it stands for one that somebody else runs. */
export interface LoopbackServer {
  /** With the password. */
  readonly url: string;
  readonly password: string;
  /** Stops it and hangs up on everybody; what it holds stays. */
  goAway(): Promise<void>;
  /** Starts it again, at the same address. */
  comeBack(): Promise<void>;
  /** Ends and removes it. */
  stop(): Promise<void>;
}

/** Starts one, of the oldest version that there is here. */
export async function startOnLoopback(): Promise<LoopbackServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'halfhour-loopback-'));
  await chmod(dataDir, 0o755);
  const start = async () =>
    startEmbedded({
      dataDir,
      tmpDir: tmpdir(),
      binDir: OLDEST_BINARIES,
      log: silentLog,
      reach: 'loopback',
    });
  let server = await start();
  const { user, host, port } = server.connection;
  const password = String(server.connection.password);
  return {
    url: `postgres://${user}:${password}@${host}:${port}/postgres`,
    password,
    goAway: async () => server.leave(),
    async comeBack() {
      server = await start();
    },
    async stop() {
      await server.leave();
      await rm(dataDir, { recursive: true });
    },
  };
}
