import { execFile } from 'node:child_process';
import { chmod, mkdtemp, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { openStore } from '@halfhour/core';
import { nodeOptions } from '@halfhour/fast-clock';
import { startSimulator } from '@halfhour/genesys-simulator';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startGraphql } from './graphql-process.ts';
import { rowsOf, dayAgo, truthOf } from './whole-days.ts';

const run = promisify(execFile);
/** The sync looks every second whether there is room. */
const SPEED = 30;
const PATIENT = { timeout: 90_000, interval: 250 };
const MB = 1024 * 1024;
const ROOM = 'halfhour_database_has_room';
const LEFT = 'halfhour_sync_backfill_half_hours';
const LOG_OF_60_MB =
  "select pg_logical_emit_message(false, 'x', repeat('x', 1000000)) from generate_series(1, 60)";

const running = new AsyncDisposableStack();
let dataDir: string;
/** Only where this process may mount a small disk. */
let mounted = false;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'halfhour-full-'));
  await chmod(dataDir, 0o755);
  running.defer(async () => rm(dataDir, { recursive: true }));
  mounted = await run('mount', ['-t', 'tmpfs', '-o', 'size=900m', 'tmpfs', dataDir]).then(
    () => true,
    () => false,
  );
  if (mounted) running.defer(async () => void (await run('umount', [dataDir])));
});
afterAll(async () => running.disposeAsync());

/** Leaves so much room on the disk, without a byte that is written. */
async function leave(bytes: number): Promise<void> {
  const { blocks, bfree, bsize } = await statfs(dataDir);
  const size = Math.ceil(((blocks - bfree) * bsize + bytes) / 1024);
  await run('mount', ['-o', `remount,size=${size}k`, dataDir]);
}

it('answers what is kept on a disk that is nearly full, is not ready on a full one, and goes on when there is room', async (test) => {
  if (!mounted) test.skip('no disk can be mounted here');
  const startMs = Date.now();
  const clock = { machineMs: startMs, fromMs: startMs, speed: SPEED };
  const genesys = await startSimulator({
    agents: 5,
    days: 10,
    clock: { kind: 'fast', startMs, speed: SPEED },
  });
  running.defer(async () => genesys.close());
  const app = await startGraphql({
    GENESYS_GATEWAY_URL: genesys.url,
    HALFHOUR_DATA: dataDir,
    LOG_LEVEL: 'warn',
    NODE_OPTIONS: nodeOptions(clock, { timers: 'pauses' }),
  });
  running.defer(async () => void (await app.end('SIGTERM')));
  await expect.poll(app.ready, PATIENT).toMatchObject({ code: 200, disk: 'has room', lagMs: 0 });
  const kept = dayAgo(2, startMs);
  const truth = truthOf(genesys.simulator, kept);
  expect(await rowsOf(app, kept)).toEqual(truth);

  await leave(100 * MB);
  await expect.poll(app.ready, PATIENT).toMatchObject({ code: 200, disk: 'nearly full' });
  await expect.poll(app.said, PATIENT).toContain('nearly full (less than 512 MB free)');
  expect(await app.metrics(ROOM)).toEqual({ [ROOM]: 0 });
  expect(await app.metrics('halfhour_ready')).toEqual({ halfhour_ready: 1 });
  const reads = await app.metrics('halfhour_sync_read_seconds_count');
  await app.ask(`mutation { backfill(${dayAgo(7, startMs)}) { from } }`);
  expect(await app.metrics(LEFT)).toEqual({ [LEFT]: 48 });
  expect(await rowsOf(app, kept)).toEqual(truth);

  const store = await openStore({ dataDir, applicationName: 'test', mayBeNew: false });
  running.defer(async () => store.close());
  await leave(0);
  // The log of changes has no room, which ends the server; and it can't begin again.
  await expect(store.database.pool.query(LOG_OF_60_MB)).rejects.toThrow(/No space|terminated/u);
  await expect.poll(app.ready, PATIENT).toMatchObject({ code: 503, store: 'unreachable' });
  expect(await app.metrics('halfhour_database_up')).toEqual({ halfhour_database_up: 0 });
  await expect
    .poll(app.said, PATIENT)
    .toMatch(/The disk of .* is full: free at least 200 MB there/u);
  expect(await app.metrics('halfhour_sync_read_seconds_count')).toEqual(reads);

  await leave(700 * MB);
  await expect.poll(app.ready, PATIENT).toMatchObject({ code: 200, disk: 'has room' });
  expect(await app.metrics(ROOM)).toEqual({ [ROOM]: 1 });
  await expect.poll(async () => app.metrics(LEFT), PATIENT).toEqual({ [LEFT]: 0 });
  expect(await rowsOf(app, kept)).toEqual(truth);
});
