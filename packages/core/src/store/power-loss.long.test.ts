import { execFile } from 'node:child_process';
import { chmod, copyFile, mkdir, mkdtemp, readdir, readFile, readlink, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { migrations } from './migrations/index.ts';
import { openDatabase } from './postgres/database.ts';
import { migrate } from './postgres/migrate.ts';
import { startPostgres } from './postgres/start-postgres.ts';
import { until } from './postgres/testing.ts';
import { readAgentDays } from './read-agent-days.ts';
import type { Schema } from './schema.ts';
import { keepRead, WHOLE_DAY } from './testing-read.ts';

/*
 * A disk of our own (a file behind a loop device) is copied while commits are made: the copy has what
 * reached the disk, and nothing of what the system still had in its memory.
 */

const run = promisify(execFile);
const DISK_MB = 300;
const CUTS = 4;

let dir: string;
let reason: string | undefined;
const mounted: string[] = [];

beforeAll(async () => {
  // In memory where that is possible: the server stands still while its disk is copied.
  dir = await mkdtemp(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'halfhour-power-'));
  await chmod(dir, 0o755);
  await run('truncate', ['--size', `${DISK_MB}M`, join(dir, 'disk')]).catch(failed);
  await run('mkfs.ext4', ['-q', '-F', join(dir, 'disk')]).catch(failed);
  if (reason === undefined) await mount('disk', 'running').catch(failed);
});
afterAll(async () => {
  for (const place of mounted.toReversed()) await run('umount', [place]).catch(() => undefined);
  await rm(dir, { recursive: true, force: true });
});

function failed(error: unknown): void {
  reason ??= `no disk of our own can be made here: ${String(error).split('\n')[0]}`;
}

async function mount(file: string, name: string): Promise<string> {
  const place = join(dir, name);
  await mkdir(place);
  await run('mount', ['-o', 'loop', join(dir, file), place]);
  mounted.push(place);
  await chmod(place, 0o755);
  return join(place, 'data');
}

/** Every process of the server whose data is there. */
async function processesOf(clusterDir: string): Promise<number[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/u.test(name));
  const dirs = await Promise.all(
    pids.map(async (pid) => readlink(`/proc/${pid}/cwd`).catch(() => '')),
  );
  return pids.filter((_, nth) => dirs[nth] === clusterDir).map(Number);
}

async function writesOf(disk: string): Promise<string | undefined> {
  const { stdout } = await run('losetup', ['--noheadings', '--output', 'NAME', '-j', disk]);
  const stat = await readFile(`/sys/block/${stdout.trim().replace('/dev/', '')}/stat`, 'utf8');
  return stat.trim().split(/\s+/u)[4];
}

/** A copy of the disk at one moment: nothing is written to it meanwhile. */
async function cutPower(clusterDir: string, to: string): Promise<void> {
  const disk = join(dir, 'disk');
  const pids = await processesOf(clusterDir);
  for (const pid of pids) process.kill(pid, 'SIGSTOP');
  try {
    await until(async () => {
      const before = await writesOf(disk);
      await copyFile(disk, join(dir, to));
      return (await writesOf(disk)) === before;
    });
  } finally {
    for (const pid of pids) process.kill(pid, 'SIGCONT');
  }
}

it('what was acknowledged is there after the power was cut, and nothing is damaged', async (test) => {
  if (reason !== undefined) test.skip(reason);
  const dataDir = join(dir, 'running', 'data');
  const server = await startPostgres({ dataDir });
  const database = openDatabase<Schema>(server, { applicationName: 'writer' });
  await migrate(database.kysely, migrations);
  let acknowledged = 0;
  const over = new AbortController();
  const writing = (async () => {
    while (!over.signal.aborted) {
      await keepRead(database.kysely, { presence: { loggedIn: acknowledged + 1 } });
      acknowledged++;
    }
  })();
  const atCut: number[] = [];
  for (let cut = 0; cut < CUTS; cut++) {
    const enough = acknowledged + 5 + 3 * cut;
    await until(() => acknowledged >= enough);
    atCut.push(acknowledged);
    await cutPower(join(dataDir, 'postgres'), `copy-${cut}`);
  }
  over.abort();
  await writing;
  await database.close();
  await server.leave();

  for (const [cut, known] of atCut.entries()) {
    const found = await openAfterwards(await mount(`copy-${cut}`, `after-${cut}`));
    expect(found).toBeGreaterThanOrEqual(known);
    expect(found).toBeLessThanOrEqual(acknowledged);
  }
});

/** Starts what is left and looks at all of it. @returns the last number that was kept */
async function openAfterwards(dataDir: string): Promise<number> {
  const server = await startPostgres({ dataDir });
  const { kysely, pool, close } = openDatabase<Schema>(server, { applicationName: 'after' });
  const [day] = await readAgentDays(kysely, { span: WHOLE_DAY, agentIds: ['anna'] });
  // Every page is read, and so are its checksum and what its index says of it.
  await pool.query('create extension if not exists amcheck');
  await pool.query(`select bt_index_check(indexrelid, true) from pg_index
    join pg_class on pg_class.oid = indexrelid join pg_am on pg_am.oid = relam
    where amname = 'btree' and relkind = 'i' and relpersistence = 'p'`);
  const { rows } = await pool.query(`select relname, damage.msg from pg_class,
    lateral verify_heapam(oid) as damage where relkind = 'r' and relpersistence = 'p'`);
  expect(rows).toEqual([]);
  await close();
  await server.leave();
  return day?.presence?.metrics.loggedIn[20] ?? NaN;
}
