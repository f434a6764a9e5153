import { once } from 'node:events';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { privateDirectory } from './directories.ts';
import { SOCKET_FILE } from './layout.ts';
import type { Listen } from './server-arguments.ts';
import type { Site } from './site.ts';

/** Makes ready for a server what clients will find it by. There must be none. */
export async function prepareListen(site: Site): Promise<Listen> {
  return site.reach === 'socket' ? prepareSocket(site) : preparePort(site);
}

/**
 * PostgreSQL takes the lock file that a killed server left for one in use when the pid in it has
 * gone to another program, or to a zombie.
 */
async function prepareSocket({ layout, account }: Site): Promise<Listen> {
  const { socketDir: dir } = layout;
  await privateDirectory(dir, 0o700, account);
  for (const left of [SOCKET_FILE, `${SOCKET_FILE}.lock`]) {
    await rm(join(dir, left), { force: true });
  }
  return { on: 'socket', dir };
}

/** The port it had before, since its users know that one, or another if that is taken. */
async function preparePort({ layout }: Site): Promise<Listen> {
  const before = Number(await readFile(layout.portFile, 'utf8').catch(() => '0'));
  const port = await freePort(before).catch(() => freePort(0));
  await writeFile(layout.portFile, String(port), { mode: 0o600 });
  return { on: 'loopback', port };
}

async function freePort(wanted: number): Promise<number> {
  const probe = createServer().listen(wanted, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}
