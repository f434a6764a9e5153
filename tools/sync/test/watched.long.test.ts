import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startSimulator } from '@halfhour/genesys-simulator';
import { freePort, scrape, startCollector } from '@halfhour/service/testing';
import { afterAll, expect, it } from 'vitest';

const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url));
const READ = ['directory', 'presence', 'recent', 'day'];
/** Metrics that a read moves, besides its own. */
const MOVED = [
  'halfhour_genesys_request_seconds_count{endpoint="POST /api/v2/analytics/conversations/details/query",outcome="200"}',
  'halfhour_genesys_logins_total',
  'halfhour_sync_rows_written_total',
  'halfhour_sync_read_timestamp_seconds',
];
const PATIENT = { timeout: 90_000, interval: 250 };

const running = new AsyncDisposableStack();
afterAll(async () => running.disposeAsync());

it('shows what it reads in metrics, and each task as a trace, without a name of anybody', async () => {
  const genesys = await startSimulator({ agents: 4, days: 3 });
  running.defer(async () => genesys.close());
  const traces = await startCollector();
  running.defer(() => traces.close());
  const dataDir = await mkdtemp(join(tmpdir(), 'halfhour-sync-'));
  running.defer(async () => rm(dataDir, { recursive: true, force: true }));
  const port = await freePort();
  const child = spawn(process.execPath, [MAIN], {
    env: {
      GENESYS_CLIENT_ID: 'simulator',
      GENESYS_CLIENT_SECRET: 'simulator-secret',
      GENESYS_GATEWAY_URL: genesys.url,
      HALFHOUR_DATA: dataDir,
      HALFHOUR_SYNC_METRICS_PORT: port,
      HALFHOUR_ZONE: 'UTC',
      OTEL_EXPORTER_OTLP_ENDPOINT: traces.url,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const exited = once(child, 'exit');
  running.defer(() => void child.kill('SIGKILL'));

  const reads = async () =>
    Object.keys(await scrape(port, 'halfhour_sync_read_seconds_count').catch(() => ({})));
  await expect
    .poll(reads, PATIENT)
    .toEqual(
      expect.arrayContaining(
        READ.map((task) => `halfhour_sync_read_seconds_count{task="${task}"}`),
      ),
    );
  const metrics = await scrape(port, '');
  child.kill('SIGINT');
  expect(await exited).toEqual([130, null]);

  expect(metrics).toMatchObject({
    halfhour_clock_behind_seconds: 0,
    halfhour_database_has_room: 1,
    halfhour_database_schema_current: 1,
    halfhour_database_up: 1,
    halfhour_sync_genesys_silent: 0,
    halfhour_sync_lag_seconds: expect.any(Number),
    nodejs_eventloop_lag_p99_seconds: expect.any(Number),
  });
  expect(metrics['halfhour_genesys_budget_left']).toBeLessThan(
    metrics['halfhour_genesys_budget_limit'] ?? NaN,
  );
  expect(MOVED.filter((name) => !((metrics[name] ?? 0) > 0))).toEqual([]);

  const byId = Map.groupBy(traces.spans(), ({ traceId }) => traceId);
  const kinds = new Map<string, Set<string>>();
  for (const spans of byId.values()) {
    const root = spans.find(({ parentSpanId }) => parentSpanId === undefined)?.name ?? 'none';
    kinds.set(root, new Set([...(kinds.get(root) ?? []), ...spans.map(({ name }) => name)]));
  }
  expect([...kinds.keys()]).toEqual(expect.arrayContaining(READ.map((task) => `sync ${task}`)));
  expect([...kinds.keys()].filter((root) => !root.startsWith('sync '))).toEqual([]);
  const recent = [...(kinds.get('sync recent') ?? [])];
  expect(recent).toContain('POST /api/v2/analytics/conversations/details/query');
  expect(recent).toContain('insert sync_slot');
  // At night nobody works in what is recent: what there is to keep is of the day before.
  expect([...kinds.values()].flatMap((names) => [...names])).toContain('insert agent_day');
  const told = traces.sent() + JSON.stringify(metrics);
  const { agents } = genesys.simulator.scenario();
  expect(agents).toHaveLength(4);
  for (const { id, name } of agents) {
    expect(told).not.toContain(id);
    expect(told).not.toContain(name);
  }
  expect(told).not.toContain('simulator-secret');
});
