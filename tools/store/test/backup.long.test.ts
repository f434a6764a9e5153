import {
  type Halfhour,
  halfhourSettings,
  openHalfhour,
  openStore,
  readSettings,
  report,
} from '@halfhour/core';
import { type LoopbackServer, startOnLoopback } from '@halfhour/core/testing';
import { type StartedSimulator, startSimulator } from '@halfhour/genesys-simulator';
import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { start } from '../src/start.ts';

const DAY_MS = 86_400_000;
const todayMs = Math.floor(Date.now() / DAY_MS) * DAY_MS;
const YESTERDAY = { fromMs: todayMs - DAY_MS, toMs: todayMs };
const { signal } = new AbortController();
const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined };
const run = promisify(execFile);
/** Without it a server is backed up by somebody else's means. */
const hasDump = spawnSync('pg_dump', ['--version']).status === 0;

let genesys: StartedSimulator;
let folder: string;
beforeAll(async () => {
  genesys = await startSimulator({ agents: 6, days: 8 });
  folder = await mkdtemp(join(tmpdir(), 'halfhour-backup-'));
});
afterAll(async () => {
  await genesys.close();
  await rm(folder, { recursive: true });
});

type Place = Readonly<Record<'HALFHOUR_DATA' | 'DATABASE_URL', string>>;

async function open(place: Place): Promise<Halfhour> {
  const login = { GENESYS_CLIENT_ID: 'simulator', GENESYS_CLIENT_SECRET: 'simulator-secret' };
  const variables = { ...login, GENESYS_GATEWAY_URL: genesys.url, ...place };
  const env = readSettings(halfhourSettings(folder), variables);
  return openHalfhour(env, { name: 'test', log: silent, syncs: false });
}

/** Reads what is due and a day of the past, and is left with nothing to read. */
async function readAll({ kept }: Halfhour, daysBack: number): Promise<void> {
  const startMs = todayMs - daysBack * DAY_MS;
  await kept?.sync.requestBackfill({ startMs, endMs: startMs + DAY_MS });
  for (;;) {
    const round = await kept?.sync.runOnce(signal);
    expect(round?.failed).toBe(0);
    if (round?.left === 0) return;
  }
}

/** Yesterday's half hours of everybody, with when they were read. */
async function numbersOf(halfhour: Halfhour) {
  const { agents, isKept } = await report(YESTERDAY, halfhour.report, signal);
  expect(isKept).toBe(true);
  return agents;
}

/** Opens what was restored: it has the same numbers, and goes on with what it has not read. */
async function expectRestored(place: Place, numbers: unknown): Promise<void> {
  const restored = await open(place);
  expect(await numbersOf(restored)).toEqual(numbers);
  await readAll(restored, 6);
  const span = { startMs: todayMs - 6 * DAY_MS, endMs: todayMs - 5 * DAY_MS };
  const past = { fromMs: span.startMs, toMs: span.endMs };
  const { agents } = await report(past, restored.report, signal);
  const states = new Set(agents.flatMap(({ intervals }) => intervals.map(({ state }) => state)));
  expect([...states]).toEqual(['FINAL']);
  await restored.close();
}

async function store(args: readonly string[], place: Place): Promise<void> {
  const said: string[] = [];
  const print = async (text: string) => void said.push(text);
  const stderr = { write: (text: string) => void said.push(text) };
  const exitCode = await start(args, () => place, { print, stderr }, signal);
  expect({ exitCode, said: exitCode === 0 ? '' : said.join('') }).toEqual({
    exitCode: 0,
    said: '',
  });
}

it('has the same numbers after the directory is lost, and goes on reading', async () => {
  const place = { HALFHOUR_DATA: join(folder, 'one'), DATABASE_URL: '' };
  const first = await open(place);
  await readAll(first, 4);
  const numbers = await numbersOf(first);
  expect(numbers.length).toBeGreaterThan(3);
  const file = join(folder, 'backup.store.gz');
  await store(['export', '--to', file], place);
  await first.close();
  await rm(place.HALFHOUR_DATA, { recursive: true });
  await store(['import', '--from', file], place);
  await expectRestored(place, numbers);
});

it.skipIf(!hasDump)('has the same numbers after a database is lost, by pg_dump', async () => {
  await using stack = new AsyncDisposableStack();
  const server: LoopbackServer = await startOnLoopback();
  stack.defer(async () => server.stop());
  const place = { HALFHOUR_DATA: join(folder, 'none'), DATABASE_URL: server.url };
  const first = await open(place);
  await readAll(first, 4);
  const numbers = await numbersOf(first);
  expect(numbers.length).toBeGreaterThan(3);
  await first.close();
  const file = join(folder, 'backup.dump');
  await run('pg_dump', ['--format=custom', '--file', file, server.url]);
  const admin = await openStore({
    databaseUrl: server.url,
    dataDir: folder,
    applicationName: 'test',
    mayBeNew: true,
  });
  await admin.database.pool.query('drop schema public cascade; create schema public');
  await admin.database.pool.query('drop schema if exists pgboss cascade');
  await admin.close();
  await run('pg_restore', ['--exit-on-error', '--no-owner', '--dbname', server.url, file]);
  await expectRestored(place, numbers);
});
