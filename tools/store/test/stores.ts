import { openStore, type Store } from '@halfhour/core';
import { fillTestStore, type LoopbackServer, startOnLoopback } from '@halfhour/core/testing';
import { chmod, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Stores for the tests of a file. */
export interface TestStores {
  /** A folder for more of them. */
  readonly folder: string;
  /** The directory of an embedded store that runs, with some of everything. */
  readonly dataDir: string;
  readonly filled: Store;
  /** A server of another version with an empty database and a password. */
  readonly server: LoopbackServer;
  /** Makes another one on the server. @returns its URL */
  newDatabase(name: string): Promise<string>;
  stop(): Promise<void>;
}

export async function startStores(): Promise<TestStores> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'halfhour-stores-')));
  await chmod(folder, 0o755);
  const dataDir = join(folder, 'filled');
  const options = { dataDir, applicationName: 'test', mayBeNew: true };
  const [filled, server] = await Promise.all([openStore(options), startOnLoopback()]);
  await fillTestStore(filled.database);
  return {
    folder,
    dataDir,
    filled,
    server,
    async newDatabase(name) {
      const admin = await openStore({ ...options, databaseUrl: server.url });
      await admin.database.pool.query(`create database ${name}`);
      await admin.close();
      return Object.assign(new URL(server.url), { pathname: name }).href;
    },
    async stop() {
      await Promise.all([filled.close(), server.stop()]);
      await rm(folder, { recursive: true });
    },
  };
}
