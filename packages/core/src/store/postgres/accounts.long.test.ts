import { execFile } from 'node:child_process';
import { mkdir, rm, stat } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { linkInPlace, libraryLinks } from './embedded/library-links.ts';
import { npmBinaries } from './embedded/binaries.ts';
import { npmNativeDir, thisMachine } from './embedded/npm-binaries.ts';
import { startEmbedded } from './embedded/start-embedded.ts';
import { silentLog } from './log.ts';
import { startPostgres } from './start-postgres.ts';
import { initialisedWorkplace, otherProcess, workplace, type Workplace } from './testing.ts';

const isRoot = process.getuid?.() === 0;
const NOBODY = 65_534;
const DEBIAN = '/usr/lib/postgresql/15/bin';

let initialised: Workplace;
beforeAll(async () => {
  initialised = await initialisedWorkplace();
});
afterAll(() => initialised[Symbol.asyncDispose]());

const run = promisify(execFile);

/** Of 60 MB, by links where that can be. */
async function copyPrograms(to: string): Promise<void> {
  const from = npmNativeDir(thisMachine());
  await run('cp', ['-al', from, to]).catch(async () => {
    await rm(to, { recursive: true, force: true });
    await run('cp', ['-a', from, to]);
  });
}

async function ownerOf(path: string): Promise<number> {
  return (await stat(path)).uid;
}

it.runIf(isRoot)('root runs the server as an account that owns nothing else', async () => {
  const place = initialised;
  const server = await startPostgres(place);
  expect(await ownerOf(`/proc/${await place.serverPid()}`)).toBe(NOBODY);
  expect((await stat(join(place.dataDir, 'postgres'))).mode & 0o777).toBe(0o700);
  expect((await stat(String(server.connection.host))).mode & 0o777).toBe(0o700);
  await server.leave();
});

it.runIf(isRoot)('root’s server starts where only root may look', async () => {
  await using place = await workplace();
  const home = join(place.dir, 'home');
  await mkdir(home, { mode: 0o700 });
  const options = { dataDir: join(home, 'data'), binDir: undefined, log: silentLog };
  const first = await startEmbedded({ ...options, tmpDir: place.dir });
  const second = await startEmbedded({ ...options, tmpDir: place.dir });
  expect(second.connection).toEqual(first.connection);
  await first.leave();
  await second.leave();
  expect(existsSync(String(first.connection.host))).toBe(false);
});

it.runIf(isRoot)(
  'an account that is not root runs the server itself, and root joins as it',
  async () => {
    await using place = await workplace(initialised);
    await run('chown', ['-R', '1:1', place.dataDir]);
    await using other = await otherProcess(place.dataDir, 1);
    expect(await ownerOf(`/proc/${await place.serverPid()}`)).toBe(1);
    const server = await startPostgres(place);
    await other.leave();
    await server.leave();
    const again = await startPostgres(place);
    expect(await ownerOf(`/proc/${await place.serverPid()}`)).toBe(1);
    await again.leave();
  },
);

it.runIf(isRoot)('programs that the server’s account can’t get at are copied', async () => {
  const place = initialised;
  const closed = join(place.dir, 'node_modules');
  await mkdir(closed, { mode: 0o700 });
  const nativeDir = join(closed, 'native');
  await copyPrograms(nativeDir);
  const options = { dataDir: place.dataDir, binDir: undefined, log: silentLog, nativeDir };
  const server = await startEmbedded({ ...options, tmpDir: place.dir });
  await server.leave();
  const { binDir } = await npmBinaries(nativeDir, join(place.dataDir, 'runtime'), {
    uid: NOBODY,
    gid: NOBODY,
  });
  expect(binDir).toMatch(/data\/runtime\/native-[0-9a-f]{12}\/native\/bin$/u);
});

it('install scripts that ran are made use of, and those that did not are not missed', async () => {
  await using place = await workplace();
  const nativeDir = join(place.dir, 'native');
  await copyPrograms(nativeDir);
  const links = await libraryLinks(nativeDir);
  await Promise.all(links.map(({ target }) => rm(join(place.dir, target), { force: true })));
  const skipped = await npmBinaries(nativeDir, join(place.dir, 'runtime'), undefined);
  expect(skipped.major).toBe(18);
  await linkInPlace(nativeDir, links);
  const ran = await npmBinaries(nativeDir, join(place.dir, 'runtime'), undefined);
  expect(ran).toMatchObject({ major: 18, binDir: join(nativeDir, 'bin') });
  expect(ran.env).not.toHaveProperty('LD_LIBRARY_PATH');
});

it('a server is told nothing of our environment', async () => {
  const runtimeDir = join(initialised.dataDir, 'runtime');
  const { env } = await npmBinaries(npmNativeDir(thisMachine()), runtimeDir, undefined);
  expect(Object.keys(env).toSorted()).toEqual(expect.arrayContaining(['LC_ALL', 'PATH', 'TZ']));
  expect(Object.keys(env).length).toBeLessThanOrEqual(4);
});

it('a data directory may have a long path', async () => {
  await using place = await workplace();
  const dataDir = join(place.dir, 'long'.repeat(30), 'path'.repeat(30));
  await mkdir(join(dataDir, '..'), { recursive: true });
  await run('cp', ['-a', initialised.dataDir, dataDir]);
  const server = await startEmbedded({
    dataDir,
    binDir: undefined,
    log: silentLog,
    tmpDir: place.dir,
  });
  expect(server.location).toBe(join(dataDir, 'postgres'));
  await server.leave();
});

it.runIf(existsSync(DEBIAN))('POSTGRES_BIN_DIR’s programs are used', async () => {
  await using place = await workplace();
  const told: string[] = [];
  const log = { info: (line: string) => told.push(line), warn: () => undefined };
  const server = await startPostgres({ ...place, binDir: DEBIAN, log });
  expect(told).toEqual([expect.stringMatching(/^PostgreSQL 15: a new database in /u)]);
  await server.leave();
});
