import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { openTelemetry, type TelemetryOptions } from './telemetry.ts';
import { freePort, startCollector } from './testing/index.ts';

let running = new AsyncDisposableStack();
afterEach(async () => {
  await running.disposeAsync();
  running = new AsyncDisposableStack();
});

async function opened(options: { port?: number; otlpUrl?: string } = {}) {
  const place: TelemetryOptions['metrics'] = {
    host: '127.0.0.1',
    port: options.port,
    settings: 'THIS_PORT',
  };
  const telemetry = await openTelemetry({
    name: 'a-service',
    metrics: place,
    otlpUrl: options.otlpUrl,
  });
  running.defer(async () => telemetry.close());
  return telemetry;
}

async function collector() {
  const started = await startCollector();
  running.defer(() => started.close());
  return started;
}

const REQUEST = {
  kind: 'request',
  method: 'GET',
  route: '/api/v2/users',
  durationMs: 20,
  attempt: 1,
  correlationId: null,
} as const;
const SELECT = { verb: 'select', table: 'agent_day', durationMs: 3, failure: null };

it('counts for an answer what was done for it, and not what was done meanwhile', async () => {
  const { around, used, listeners } = await opened();
  const both = [1, 2].map(async (requests) =>
    around('an answer', async () => {
      for (let left = requests; left > 0; left -= 1) {
        listeners.onGenesys({ kind: 'budgetWait', route: '/api/v2/users', waitedMs: 10 });
        await Promise.resolve();
        listeners.onGenesys({ ...REQUEST, status: 200 });
      }
      return used();
    }),
  );
  listeners.onGenesys({ ...REQUEST, status: 200 });
  expect(await Promise.all(both)).toEqual([
    { genesysRequests: 1, budgetWaitMs: 10 },
    { genesysRequests: 2, budgetWaitMs: 20 },
  ]);
});

it('sends an answer and what was done for it as one trace', async () => {
  const { url, spans: received } = await collector();
  const { around, used, listeners, answered, close } = await opened({ otlpUrl: url });
  listeners.onStatement(SELECT);
  const traceId = await around('graphql', async () => {
    listeners.onGenesys({ ...REQUEST, status: 503 });
    await Promise.resolve();
    listeners.onStatement(SELECT);
    answered({ kind: 'query', outcome: 'ok', durationMs: 30 });
    return used().traceId;
  });
  await close();
  const spans = received();
  const root = spans.find(({ name }) => name === 'graphql');
  expect(spans.map(({ name }) => name).toSorted()).toEqual([
    'GET /api/v2/users',
    'graphql',
    'select agent_day',
  ]);
  expect(new Set(spans.map((span) => span.traceId))).toEqual(new Set([traceId]));
  const others = spans.filter((span) => span !== root);
  expect(others.map(({ parentSpanId }) => parentSpanId)).toEqual([root?.spanId, root?.spanId]);
  expect(spans.find(({ name }) => name.startsWith('GET'))?.status).toEqual({
    code: 2,
    message: '503',
  });
});

it('sends what nobody asked for as traces of their own, with what they came to', async () => {
  const { url, spans: received } = await collector();
  const { around, listeners, close } = await opened({ otlpUrl: url });
  const span = { startMs: 0, endMs: 1_800_000 };
  const trouble = {
    kind: 'CONVERSATIONS',
    reason: 'TIMED_OUT',
    message: 'No answer.',
    missingPermissions: [],
    correlationId: null,
  } as const;
  await around('slack', async () => {
    await listeners.around('sync recent', async () => {
      listeners.onStatement(SELECT);
      listeners.onSync({ kind: 'odd', what: 'a type', times: 1 });
      listeners.onSync({ kind: 'failed', task: 'recent', span, trouble });
    });
    await listeners.around('digest send', async () =>
      listeners.onDigest({ kind: 'sent', deliveryId: 'an id', ts: '1.0' }),
    );
  });
  await close();
  const spans = received();
  const named = (name: string) => spans.find((one) => one.name === name);
  const own = ['slack', 'sync recent', 'digest send'].map(named);
  expect(new Set(own.map((one) => one?.traceId)).size).toBe(3);
  expect(own.map((one) => one?.parentSpanId)).toEqual([undefined, undefined, undefined]);
  expect(named('select agent_day')?.parentSpanId).toBe(named('sync recent')?.spanId);
  expect(own.map((one) => one?.status.message)).toEqual([undefined, 'TIMED_OUT', undefined]);
  expect(JSON.stringify(spans)).toContain(
    '{"key":"halfhour.outcome","value":{"stringValue":"sent"',
  );
  expect(JSON.stringify(spans)).not.toMatch(/an id|No answer/u);
});

it('ends in time while the collector is away', async () => {
  const { around, close } = await opened({ otlpUrl: 'http://127.0.0.1:9' });
  await around('graphql', async () => undefined);
  await expect(close()).resolves.toBeUndefined();
});

it('answers /metrics at a port of its own, and nothing else', async () => {
  const port = Number(await freePort());
  const telemetry = await opened({ port });
  const answering = createServer((_request, response) => response.writeHead(429).end());
  telemetry.countResponses(answering);
  answering.listen(0, '127.0.0.1');
  await once(answering, 'listening');
  running.defer(() => void answering.close());
  await telemetry.serveMetrics({ kept: null, digests: null });
  const asked: AddressInfo = Object(answering.address());
  await (await fetch(`http://127.0.0.1:${asked.port}`)).text();
  const url = `http://127.0.0.1:${port}`;
  const metrics = await fetch(`${url}/metrics`);
  expect(metrics.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/u);
  const text = await metrics.text();
  expect(text).toContain('halfhour_http_responses_total{status="429"} 1');
  expect(text).toContain('nodejs_eventloop_lag_p99_seconds');
  expect((await fetch(url)).status).toBe(404);
  expect((await fetch(`${url}/metrics`, { method: 'POST' })).status).toBe(404);
});
