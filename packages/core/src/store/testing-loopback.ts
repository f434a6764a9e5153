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
  /** Ends and removes it. */
  stop(): Promise<void>;
}

/** Starts one, of the oldest version that there is here. */
export async function startOnLoopback(): Promise<LoopbackServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'halfhour-loopback-'));
  await chmod(dataDir, 0o755);
  const server = await startEmbedded({
    dataDir,
    tmpDir: tmpdir(),
    binDir: OLDEST_BINARIES,
    log: silentLog,
    reach: 'loopback',
  });
  const { user, host, port } = server.connection;
  const password = String(server.connection.password);
  return {
    url: `postgres://${user}:${password}@${host}:${port}/postgres`,
    password,
    async stop() {
      await server.leave();
      await rm(dataDir, { recursive: true });
    },
  };
}
