import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, expect, it } from 'vitest';

const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url));

const dataDir = mkdtempSync(join(tmpdir(), 'halfhour-dev-'));
let dev: ChildProcess | undefined;

afterEach(stopDev);
afterAll(() => {
  rmSync(dataDir, { recursive: true });
});

/** Ctrl-C, and nothing is left behind. */
async function stopDev(): Promise<void> {
  if (dev === undefined || dev.exitCode !== null || dev.signalCode !== null) return;
  dev.kill('SIGINT');
  await once(dev, 'exit');
}

/** Starts `dev` as a person would and gives its lines as they come. */
function startDev(variables: Record<string, string>): AsyncIterator<string> {
  dev = spawn(process.execPath, [MAIN], {
    env: {
      GRAPHQL_PORT: '0',
      HALFHOUR_ZONE: 'Europe/London',
      HALFHOUR_DATA: dataDir,
      LOG_LEVEL: 'warn',
      ...variables,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (dev.stdout === null) throw new Error('dev has no output.');
  return createInterface({ input: dev.stdout })[Symbol.asyncIterator]();
}

async function lineThat(lines: AsyncIterator<string>, pattern: RegExp): Promise<string> {
  for (;;) {
    const { value, done } = await lines.next();
    if (done === true) throw new Error(`dev ended without a line like ${pattern}.`);
    if (pattern.test(value)) return value;
  }
}

it('uses the simulator where no organisation is configured, says so first, and answers', async () => {
  const lines = startDev({});
  expect((await lines.next()).value).toMatch(
    /^No GENESYS_CLIENT_ID: using the Genesys simulator at http:\/\/127\.0\.0\.1:\d+/u,
  );
  const url = (await lineThat(lines, /GraphQL at/u)).replace('GraphQL at ', '');
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/graphql' },
    body: '{ agents(first: 1) { nodes { id name } totalCount } }',
  });
  expect(await response.json()).toMatchObject({
    data: { agents: { nodes: [{ id: expect.any(String) }], totalCount: 54 } },
  });
});

it('ends everything it started when it is interrupted', async () => {
  const lines = startDev({});
  const simulator = /http:\S+/u.exec((await lines.next()).value)?.[0] ?? '';
  const graphql = (await lineThat(lines, /GraphQL at/u)).replace('GraphQL at ', '');
  await stopDev();
  await expect(fetch(`${simulator}/_simulator/scenario`)).rejects.toThrow('fetch failed');
  await expect(fetch(graphql)).rejects.toThrow('fetch failed');
});

it('uses the organisation that is configured, and no simulator', async () => {
  const lines = startDev({
    GENESYS_CLIENT_ID: 'an-id',
    GENESYS_CLIENT_SECRET: 'a-secret',
    GENESYS_GATEWAY_URL: 'http://127.0.0.1:9',
  });
  expect((await lines.next()).value).toBe(
    'Using the Genesys Cloud organisation of GENESYS_CLIENT_ID.',
  );
  expect(await lineThat(lines, /GraphQL at/u)).toMatch(/^GraphQL at http/u);
});
