import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { unprivilegedAccount } from './embedded/account.ts';
import { layoutOf } from './embedded/layout.ts';
import { npmNativeDir } from './embedded/npm-binaries.ts';
import { startFailure } from './embedded/start-failure.ts';
import { startPostgres } from './start-postgres.ts';
import { otherProcess, workplace } from './testing.ts';

const isRoot = process.getuid?.() === 0;
const NOBODY = 65_534;

it('a data directory that is a file is refused', async () => {
  await using place = await workplace();
  await writeFile(place.dataDir, '');
  await expect(startPostgres(place)).rejects.toThrow(
    /data can’t be used for data: .* set HALFHOUR_DATA to another directory\.$/u,
  );
});

it.runIf(isRoot)('a directory that may not be written to is refused', async () => {
  await using place = await workplace();
  await expect(otherProcess(place.dataDir, NOBODY)).rejects.toThrow(
    /it can’t be written to\. Let this user write to it/u,
  );
});

it.runIf(isRoot)('data of another user is refused', async () => {
  await using place = await workplace();
  await mkdir(place.dataDir);
  await mkdir(join(place.dataDir, 'postgres'), { mode: 0o700 });
  await expect(otherProcess(place.dataDir, 1)).rejects.toThrow(
    /belongs to another user: run Halfhour as that user/u,
  );
});

it('data of another major version is refused, and left as it was', async () => {
  await using place = await workplace();
  const clusterDir = join(place.dataDir, 'postgres');
  await mkdir(clusterDir, { recursive: true });
  await writeFile(join(clusterDir, 'PG_VERSION'), '15\n');
  await expect(startPostgres(place)).rejects.toThrow(
    /was made by PostgreSQL 15, and these programs are PostgreSQL 18: export the store with POSTGRES_BIN_DIR/u,
  );
  expect(await readdir(clusterDir)).toEqual(['PG_VERSION']);
});

it('a directory with something else in it is refused, and left as it was', async () => {
  await using place = await workplace();
  await mkdir(join(place.dataDir, 'postgres'), { recursive: true });
  await writeFile(join(place.dataDir, 'postgres', 'thesis.txt'), 'all of it');
  await expect(startPostgres(place)).rejects.toThrow(/holds something that is not PostgreSQL’s/u);
  expect(await readdir(join(place.dataDir, 'postgres'))).toEqual(['thesis.txt']);
});

it('a POSTGRES_BIN_DIR without programs is refused', async () => {
  await using place = await workplace();
  await expect(startPostgres({ ...place, binDir: place.dir })).rejects.toThrow(
    /^POSTGRES_BIN_DIR must be a directory with postgres and initdb: there is no .*postgres\.$/u,
  );
});

it('a platform for which npm has no PostgreSQL is told what to do', () => {
  const otherwise = /set POSTGRES_BIN_DIR .*, or DATABASE_URL to a server\.$/u;
  expect(() => npmNativeDir({ platform: 'sunos-x64', musl: false })).toThrow(otherwise);
  expect(() => npmNativeDir({ platform: 'linux-x64', musl: true })).toThrow(/musl \(Alpine\)/u);
});

it('root finds an account that is not root', () => {
  const passwd = 'root:x:0:0::/root:/bin/sh\nnobody:x:65534:65533::/:/bin/false\n';
  expect(unprivilegedAccount(passwd)).toEqual({ uid: 65_534, gid: 65_533 });
  expect(unprivilegedAccount('root:x:0:0::/root:/bin/sh\n')).toBeUndefined();
});

it('a server that can’t start says why, and where its log is', () => {
  const layout = layoutOf('/data', '/tmp');
  const log = '2026-01-01 LOG:  starting\n2026-01-01 UTC [1] FATAL:  could not bind\n';
  expect(startFailure(log, layout)?.message).toBe(
    'PostgreSQL does not start in /data/postgres: FATAL:  could not bind. Its log is /data/postgres.log.',
  );
  expect(startFailure('PANIC: could not write: No space left on device', layout)).toMatchObject({
    retryable: true,
    message: expect.stringContaining('free at least 200 MB'),
  });
  const racing = 'FATAL:  lock file "postmaster.pid" already exists';
  expect(startFailure(racing, layout)).toBeUndefined();
});

it('a socket’s path is short, however long those of directories are', () => {
  const { socketDir } = layoutOf('/data', `/${'long/'.repeat(30)}`);
  expect(socketDir).toMatch(/^\/tmp\/halfhour-[0-9a-f]{12}$/u);
});
