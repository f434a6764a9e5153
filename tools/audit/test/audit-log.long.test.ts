import { halfhourSettings, openHalfhour, openStore, readAudit, readSettings } from '@halfhour/core';
import { type StartedSimulator, startSimulator } from '@halfhour/genesys-simulator';
import { execFile, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';

const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url));
const GRAPHQL = fileURLToPath(new URL('../../../apps/graphql/src/main.ts', import.meta.url));
const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined };
let genesys: StartedSimulator;
let dataDir: string;
let settings: Record<string, string>;

beforeAll(async () => {
  genesys = await startSimulator({ agents: 6, days: 2 });
  dataDir = await mkdtemp(join(tmpdir(), 'halfhour-audit-'));
  settings = {
    GENESYS_CLIENT_ID: 'simulator',
    GENESYS_CLIENT_SECRET: 'simulator-secret',
    GENESYS_GATEWAY_URL: genesys.url,
    HALFHOUR_DATA: dataDir,
    HALFHOUR_ZONE: 'UTC',
  };
  const env = readSettings(halfhourSettings(dataDir), settings);
  const halfhour = await openHalfhour(env, { name: 'test', log: silent, syncs: false });
  const span = { startMs: 0, endMs: 1_800_000 };
  const asking = { who: 'slack:U1', app: 'slackbot', families: ['worked'] } as const;
  const read = { what: 'halfHours', scope: 'agents', agentIds: ['anna'], span } as const;
  halfhour.audit.note({ ...asking, through: '=csv', kind: 'export' }, read);
  await halfhour.close();
});
afterAll(async () => {
  await genesys.close();
  await rm(dataDir, { recursive: true });
});

async function auditLog(args: readonly string[]) {
  return new Promise<{ exitCode: unknown; stdout: string; stderr: string }>((resolve) => {
    execFile(process.execPath, [MAIN, ...args], { env: settings }, (error, stdout, stderr) => {
      resolve({ exitCode: error?.code ?? 0, stdout, stderr });
    });
  });
}

it('tells who asked for whose numbers, with exports marked, as a table, CSV and JSON', async () => {
  const { stdout } = await auditLog(['--who', 'slack:U1']);
  expect(stdout).toMatch(
    /^\S+ {2}slack:U1 {2}slackbot =csv \[export\] {2}halfHours of 1 agent, 1970-01-01T00:00:00\.000Z to /u,
  );
  const csv = (await auditLog(['--about', 'anna', '--format', 'csv'])).stdout;
  expect(csv.split('\r\n')[0]).toBe(
    'at,who,app,through,kind,what,families,scope,from,to,agents,agentIds',
  );
  expect(csv.split('\r\n')[1]).toContain(
    ",slack:U1,slackbot,'=csv,export,halfHours,worked,agents,",
  );
  const json = (await auditLog(['--format', 'json'])).stdout;
  expect(JSON.parse(json.split('\n')[0] ?? '')).toMatchObject({ who: 'slack:U1', agents: 1 });
  expect((await auditLog(['--about', 'bea'])).stdout).toBe('');
});

it('refuses what it does not understand', async () => {
  expect(await auditLog(['--format', 'xml'])).toMatchObject({ exitCode: 2, stdout: '' });
  const turned = await auditLog(['--from', '2026-11-20', '--to', '2026-11-19']);
  expect(turned.stderr).toBe('--to must be after --from.\n');
});

it('has what a server answered in the moment in which it was told to end', async () => {
  const env = { ...settings, GRAPHQL_PORT: '0', LOG_LEVEL: 'silent' };
  const app = spawn(process.execPath, [GRAPHQL], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  let url = '';
  for await (const line of createInterface({ input: app.stdout })) {
    url = /http:\/\/\S+\/graphql/u.exec(line)?.[0] ?? '';
    if (url !== '') break;
  }
  const day = new Date().toISOString().slice(0, 10);
  const query = `{ utilization(from: "${day}T00:00:00Z", to: "${day}T00:30:00Z") { intervals { start } } }`;
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  app.kill('SIGTERM');
  expect(response.status).toBe(200);
  await once(app, 'exit');
  const store = await openStore({ dataDir, applicationName: 'test', mayBeNew: false });
  const span = { startMs: 0, endMs: Date.parse('2100-01-01') };
  const found = [];
  for await (const row of readAudit(store.database.kysely, { span, who: 'anyone' }))
    found.push(row);
  await store.close();
  expect(found).toMatchObject([
    { app: 'graphql', through: 'utilization', kind: 'answer', scope: 'everybody', agents: 6 },
  ]);
});
