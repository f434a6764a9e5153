import { type StartedSimulator, startSimulator } from '@halfhour/genesys-simulator';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';

const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url));
const DAY_MS = 86_400_000;
let genesys: StartedSimulator;
let dataDir: string;

beforeAll(async () => {
  genesys = await startSimulator({ agents: 6, days: 10 });
  dataDir = await mkdtemp(join(tmpdir(), 'halfhour-sync-'));
});
afterAll(async () => {
  await genesys.close();
  await rm(dataDir, { recursive: true });
});

/** Starts `pnpm sync …` as its user would. */
function sync(args: readonly string[], variables: Record<string, string> = {}) {
  const child = spawn(process.execPath, [MAIN, ...args], {
    env: {
      GENESYS_CLIENT_ID: 'simulator',
      GENESYS_CLIENT_SECRET: 'simulator-secret',
      GENESYS_GATEWAY_URL: genesys.url,
      HALFHOUR_DATA: dataDir,
      HALFHOUR_ZONE: 'UTC',
      ...variables,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return child;
}

async function outcome(child: ReturnType<typeof sync>) {
  const [stdout, stderr, [exitCode]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit'),
  ]);
  return { stdout, stderr, exitCode: Number(exitCode) };
}

const day = (atMs: number) => new Date(atMs).toISOString().slice(0, 10);

async function statusNow(): Promise<unknown> {
  const { stdout } = await outcome(sync(['--status', '--json']));
  return JSON.parse(stdout);
}

it('reads what is due and a past, tells each read, and ends', async () => {
  const fromMs = Math.floor(Date.now() / DAY_MS) * DAY_MS - 6 * DAY_MS;
  const past = ['--from', day(fromMs), '--to', day(fromMs + DAY_MS)];
  const { stdout, stderr, exitCode } = await outcome(sync(past));
  expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
  expect(stdout).toContain(`Read a whole day ${day(fromMs)} 00:00 UTC to`);
  expect(await statusNow()).toMatchObject({
    lagMs: 0,
    coverage: { startMs: fromMs },
    backfills: [],
  });
});

it('keeps the store fresh until it is interrupted', async () => {
  const child = sync([]);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  expect((await lines.next()).value).toMatch(/^Keeping .* fresh\. Ctrl-C ends it\.$/u);
  child.kill('SIGINT');
  expect(await once(child, 'exit')).toEqual([130, null]);
});

it('ends with 3 when Genesys can’t be read, and tells why', async () => {
  genesys.simulator.addFault({ kind: 'loginRefused', times: 1000 });
  const { stdout, exitCode } = await outcome(
    sync(['--once'], { HALFHOUR_DATA: join(dataDir, 'b') }),
  );
  genesys.simulator.clearFaults();
  expect(exitCode).toBe(3);
  expect(stdout).toMatch(/could not be read: .*login/iu);
});

it('refuses to keep nothing', async () => {
  expect(await outcome(sync(['--once'], { HALFHOUR_SYNC: 'off' }))).toEqual({
    stdout: '',
    stderr: 'HALFHOUR_SYNC is off, so that nothing is kept: set it to all.\n',
    exitCode: 2,
  });
});
