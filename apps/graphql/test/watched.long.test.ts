import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { startSimulator } from '@halfhour/genesys-simulator';
import { freePort, startCollector } from '@halfhour/service/testing';
import { afterAll, expect, it } from 'vitest';

const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url));
const DAY_MS = 86_400_000;

const running = new AsyncDisposableStack();
afterAll(async () => running.disposeAsync());

it('shows an operation as one trace, in the log and in the metrics, without a name of anybody', async () => {
  const genesys = await startSimulator({ agents: 4, days: 10 });
  running.defer(async () => genesys.close());
  const traces = await startCollector();
  running.defer(() => traces.close());
  const dataDir = await mkdtemp(join(tmpdir(), 'halfhour-watched-'));
  running.defer(async () => rm(dataDir, { recursive: true, force: true }));
  const [port, metricsPort] = await Promise.all([freePort(), freePort()]);
  const app = spawn(process.execPath, [MAIN], {
    env: {
      GENESYS_CLIENT_ID: 'simulator',
      GENESYS_CLIENT_SECRET: 'simulator-secret',
      GENESYS_GATEWAY_URL: genesys.url,
      HALFHOUR_DATA: dataDir,
      HALFHOUR_ZONE: 'UTC',
      GRAPHQL_PORT: port,
      GRAPHQL_METRICS_PORT: metricsPort,
      OTEL_EXPORTER_OTLP_ENDPOINT: traces.url,
      LOG_LEVEL: 'debug',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  running.defer(() => void app.kill('SIGKILL'));
  const log = text(app.stdout);
  const exit = once(app, 'exit');

  const ask = async (query: string): Promise<any> => {
    const answer = await fetch(`http://127.0.0.1:${port}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
    return answer.json();
  };
  await expect
    .poll(async () => ask('{ __typename }').catch(() => null), { timeout: 50_000 })
    .toMatchObject({ data: {} });
  const { data: who } = await ask('query Who { agents { nodes { id name } } }');
  const [{ id }] = who.agents.nodes;
  // Never read by the sync: it reads some days, and this one is asked live.
  const fromMs = Math.floor(Date.now() / DAY_MS) * DAY_MS - 8 * DAY_MS;
  const [from, to] = [fromMs, fromMs + DAY_MS].map((atMs) => new Date(atMs).toISOString());
  await ask(
    `query Live { utilization(from: "${from}", to: "${to}", agentIds: ["${id}"]) { asOf } }`,
  );
  const metrics = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text();
  app.kill('SIGTERM');
  expect(await exit).toEqual([0, null]);

  const lines = (await log).split('\n').filter((line) => line.startsWith('{'));
  const live = lines.map((line) => JSON.parse(line)).find(({ operation }) => operation === 'Live');
  expect(live).toMatchObject({ outcome: 'ok', traceId: expect.any(String) });
  expect(live.genesysRequests).toBeGreaterThan(0);
  const ofLive = traces.spans().filter(({ traceId }) => traceId === live.traceId);
  const names = ofLive.map(({ name }) => name);
  expect(names).toContain('graphql');
  expect(names.filter((name) => /^(?:GET|POST) \/api\/v2\//u.test(name))).not.toEqual([]);
  expect(names.filter((name) => name.startsWith('select '))).not.toEqual([]);
  expect(ofLive.filter(({ parentSpanId }) => parentSpanId === undefined)).toHaveLength(1);

  for (const metric of [
    'halfhour_answer_seconds_count{kind="query",outcome="ok"}',
    'halfhour_database_up 1',
    'halfhour_database_schema_current 1',
    'halfhour_genesys_budget_left',
    'halfhour_sync_half_hours{state=',
    'halfhour_genesys_request_seconds_count{endpoint="POST /api/v2/analytics',
  ]) {
    expect(metrics).toContain(metric);
  }
  const told = lines.join('\n') + traces.sent() + metrics;
  for (const agent of who.agents.nodes) {
    for (const personal of [agent.id, agent.name]) {
      // The log may tell of whom something was asked, by id.
      const where = personal === agent.id ? traces.sent() + metrics : told;
      expect(where).not.toContain(personal);
    }
  }
  expect(told).not.toContain('simulator-secret');
  expect(told).not.toContain('@example.com');
}, 120_000);
