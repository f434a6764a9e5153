import { execFile } from 'node:child_process';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDatabase } from './database.ts';
import { startPostgres } from './start-postgres.ts';
import { until, workplace, type Workplace } from './testing.ts';

const run = promisify(execFile);
const FILLER_MB = 120;

let place: Workplace;
/** Only where this process may mount a small disk. */
let mounted = false;

beforeAll(async () => {
  place = await workplace();
  await mkdir(place.dataDir);
  mounted = await run('mount', ['-t', 'tmpfs', '-o', 'size=20m', 'tmpfs', place.dataDir]).then(
    () => true,
    () => false,
  );
});
afterAll(async () => {
  const pid = await place.serverPid();
  if (pid !== undefined) process.kill(pid, 'SIGQUIT');
  await until(async () => (await place.serverPid()) === undefined);
  if (mounted) await run('umount', [place.dataDir]);
  await place[Symbol.asyncDispose]();
});

async function resize(size: string): Promise<void> {
  await run('mount', ['-o', `remount,size=${size}`, place.dataDir]);
}

async function fill(): Promise<void> {
  const block = Buffer.alloc(FILLER_MB * 1_000_000);
  await writeFile(join(place.dataDir, 'filler'), block).catch(() => undefined);
}

async function makeRoom(): Promise<void> {
  await rm(join(place.dataDir, 'filler'));
}

it('a disk too full to begin with is told, leaves nothing, and is no trouble afterwards', async (test) => {
  if (!mounted) test.skip('no disk can be mounted here');
  await expect(startPostgres(place)).rejects.toMatchObject({
    message: expect.stringMatching(/^The disk of .*data is full: free at least 200 MB there/u),
    retryable: true,
  });
  const left = await readdir(place.dataDir);
  expect(left.filter((name) => name.startsWith('postgres'))).toEqual([]);
});

it('on a disk that has become full, reads go on, and writes do again when there is room', async (test) => {
  if (!mounted) test.skip('no disk can be mounted here');
  await resize('120m');
  const server = await startPostgres(place);
  const { pool, retrying, close } = openDatabase(server, { applicationName: 'a test' });
  await pool.query('create table kept as select 7 as value');
  await fill();
  const write = () => pool.query('insert into kept select v from generate_series(1, 100000) v');
  await expect(write()).rejects.toMatchObject({ code: '53100' });
  expect((await pool.query('select value from kept')).rows).toEqual([{ value: 7 }]);

  // The log of changes is what fails now; that may end the server, which comes back by itself.
  const log =
    "select pg_logical_emit_message(false, 'x', repeat('x', 1000000)) from generate_series(1, 60)";
  await expect(pool.query(log)).rejects.toThrow(/No space left|terminated/u);
  await makeRoom();
  const { rows } = await retrying(() => pool.query('select value from kept'));
  expect(rows).toEqual([{ value: 7 }]);
  expect((await retrying(write)).rowCount).toBe(100_000);
  await close();
  await server.leave();
});
