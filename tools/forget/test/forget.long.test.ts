import {
  agentsInScope,
  type Halfhour,
  halfhourSettings,
  openHalfhour,
  openStore,
  readSettings,
  report,
} from '@halfhour/core';
import { type StartedSimulator, startSimulator } from '@halfhour/genesys-simulator';
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';

const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url));
const DAY_MS = 86_400_000;
const todayMs = Math.floor(Date.now() / DAY_MS) * DAY_MS;
const { signal } = new AbortController();
const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined };
let genesys: StartedSimulator;
let dataDir: string;
let halfhour: Halfhour;

beforeAll(async () => {
  genesys = await startSimulator({ agents: 6, days: 8 });
  dataDir = await mkdtemp(join(tmpdir(), 'halfhour-forget-'));
  halfhour = await open();
  await readAll(4);
});
afterAll(async () => {
  await halfhour.close();
  await genesys.close();
  await rm(dataDir, { recursive: true });
});

async function open(given: Record<string, string> = {}): Promise<Halfhour> {
  const variables = {
    GENESYS_CLIENT_ID: 'simulator',
    GENESYS_CLIENT_SECRET: 'simulator-secret',
    GENESYS_GATEWAY_URL: genesys.url,
    HALFHOUR_DATA: dataDir,
    ...given,
  };
  const env = readSettings(halfhourSettings(dataDir), variables);
  return openHalfhour(env, { name: 'test', log: silent, syncs: false });
}

/** Reads what is due, and a day of the past. */
async function readAll(daysBack: number): Promise<void> {
  const startMs = todayMs - daysBack * DAY_MS;
  await halfhour.kept?.sync.requestBackfill({ startMs, endMs: startMs + DAY_MS });
  for (;;) {
    const round = await halfhour.kept?.sync.runOnce(signal);
    expect(round?.failed).toBe(0);
    if (round?.left === 0) return;
  }
}

async function forget(args: readonly string[]) {
  return new Promise<{ exitCode: unknown; stdout: string; stderr: string }>((resolve) => {
    const env = { HALFHOUR_DATA: dataDir };
    execFile(process.execPath, [MAIN, ...args], { env }, (error, stdout, stderr) => {
      resolve({ exitCode: error?.code ?? 0, stdout, stderr });
    });
  });
}

async function everybody() {
  const { directory } = halfhour.report;
  return (await agentsInScope({}, {}, directory, signal)).agents;
}

/** Everything that is kept, as text, but for packed numbers, which name nobody. */
async function everythingKept(): Promise<string> {
  const store = await openStore({ dataDir, applicationName: 'test', mayBeNew: false });
  const { pool } = store.database;
  const { rows: tables } = await pool.query<{ name: string }>(
    `select format('%I.%I', nspname, relname) as name from pg_class
     join pg_namespace on pg_namespace.oid = relnamespace
     where relkind = 'r' and nspname not like 'pg\\_%' and nspname <> 'information_schema'`,
  );
  const texts: string[] = [];
  for (const { name } of tables) {
    const { rows } = await pool.query<{ text: string }>(
      `select one::text as text from ${name} one`,
    );
    texts.push(...rows.map(({ text }) => text));
  }
  await store.close();
  return texts.join('\n');
}

it('erases somebody, and nothing of them comes back by a sync, a back-fill or a question', async () => {
  const agents = await everybody();
  // Not of a name that is part of another's.
  const one = agents.find(({ name }) => name !== null && name.length > 6);
  const { id, name } = one ?? { id: '', name: '' };
  expect(await everythingKept()).toContain(id);
  expect(await everythingKept()).toContain(name);

  const tried = await forget([id, '--dry-run']);
  expect(tried.stdout).toMatch(/^Would be erased:\n(?: {2}\w+ +[\d,]+ rows?\n)+$/u);
  expect(await everythingKept()).toContain(id);

  const { exitCode, stdout, stderr } = await forget([id, '--yes']);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  expect(stdout).toBe(tried.stdout.replace('Would be erased', 'Erased'));

  await halfhour.close();
  halfhour = await open();
  await readAll(4);
  await readAll(6);
  const kept = await everythingKept();
  expect(kept).not.toContain(id);
  expect(kept).not.toContain(name);

  expect((await everybody()).map((agent) => agent.id)).toEqual(
    agents.map((agent) => agent.id).filter((other) => other !== id),
  );
  const window = { fromMs: todayMs - DAY_MS, toMs: todayMs };
  await expect(report({ ...window, agentIds: [id] }, halfhour.report, signal)).rejects.toThrow(
    `no agent with the id ${id}`,
  );
  expect(JSON.stringify((await report(window, halfhour.report, signal)).agents)).not.toContain(id);

  expect((await forget([id, '--yes'])).stdout).toBe(
    'They were forgotten before, and nothing has come since.\n',
  );
});

it('asks before it erases, and does nothing where there is nobody to be asked', async () => {
  const [one] = await everybody();
  const { exitCode, stderr } = await forget([one?.id ?? '']);
  expect({ exitCode, stderr }).toEqual({
    exitCode: 2,
    stderr: 'There is nobody to be asked: say --yes, or --dry-run.\n',
  });
  expect((await everybody())[0]).toEqual(one);
  expect(await forget([])).toMatchObject({ exitCode: 2 });
});

it('gives no name anywhere where names are off', async () => {
  const names = (await everybody()).map(({ name }) => name);
  const nameless = await open({ HALFHOUR_NAMES: 'off' });
  const { directory } = nameless.report;
  const agents = (await agentsInScope({}, {}, directory, signal)).agents;
  expect(agents.map(({ id, name }) => [name, id.slice(0, 8)])).toEqual(
    agents.map(({ id }) => [`agent ${id.slice(0, 8)}`, id.slice(0, 8)]),
  );
  for (const name of names) {
    if (name === null) continue;
    expect((await directory.search(name, signal)).agents).toEqual([]);
  }
  await nameless.close();
});
