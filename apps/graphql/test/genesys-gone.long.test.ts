import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeOptions, shownMs } from '@halfhour/fast-clock';
import { startSimulator } from '@halfhour/genesys-simulator';
import { afterAll, expect, it } from 'vitest';
import { startGraphql } from './graphql-process.ts';
import { between, rowsOf, dayAgo, truthOf } from './whole-days.ts';

const HOUR_MS = 3_600_000;
const HALF_HOUR_MS = HOUR_MS / 2;
/** At this speed an hour takes half a minute. */
const SPEED = 120;
const PATIENT = { timeout: 90_000, interval: 250 };

const running = new AsyncDisposableStack();
afterAll(async () => running.disposeAsync());

it('answers from what is kept while Genesys is gone for an hour, says so, and catches up', async () => {
  const startMs = Math.floor(Date.now() / (24 * HOUR_MS)) * 24 * HOUR_MS - 12 * HOUR_MS;
  const clock = { machineMs: Date.now(), fromMs: startMs, speed: SPEED };
  const nowMs = () => shownMs(clock, Date.now());
  const genesys = await startSimulator({
    agents: 5,
    days: 6,
    clock: { kind: 'fast', startMs, speed: SPEED },
  });
  running.defer(async () => genesys.close());
  const dataDir = await mkdtemp(join(tmpdir(), 'halfhour-silent-'));
  running.defer(async () => rm(dataDir, { recursive: true }));
  const app = await startGraphql({
    GENESYS_GATEWAY_URL: genesys.url,
    HALFHOUR_DATA: dataDir,
    NODE_OPTIONS: nodeOptions(clock, { timers: 'pauses' }),
  });
  running.defer(async () => void (await app.end('SIGTERM')));
  const upToDate = { code: 200, genesys: 'answers', lagMs: 0 };
  await expect.poll(app.ready, PATIENT).toMatchObject(upToDate);
  const kept = dayAgo(2, startMs);
  const truth = truthOf(genesys.simulator, kept);
  expect(await rowsOf(app, kept)).toEqual(truth);

  genesys.simulator.addFault({ kind: 'dropConnection', times: 1_000_000 });
  const goneMs = nowMs();
  await expect.poll(app.ready, PATIENT).toMatchObject({ code: 200, genesys: 'silent' });
  for (; nowMs() < goneMs + HOUR_MS;) expect(await rowsOf(app, kept)).toEqual(truth);
  expect(await app.metrics('halfhour_sync_genesys_silent')).toEqual({
    halfhour_sync_genesys_silent: 1,
  });
  expect(await app.metrics('halfhour_ready')).toEqual({ halfhour_ready: 1 });
  const requests = await app.metrics('halfhour_genesys_request_seconds_count');
  const unanswered = Object.entries(requests).filter(([name]) => name.includes('outcome="none"'));
  expect(unanswered).not.toEqual([]);

  genesys.simulator.clearFaults();
  const settledMs = goneMs + HOUR_MS + HALF_HOUR_MS;
  await expect.poll(nowMs, PATIENT).toBeGreaterThan(settledMs);
  await expect.poll(app.ready, PATIENT).toMatchObject(upToDate);
  const endMs = Math.floor((goneMs + HOUR_MS) / HALF_HOUR_MS) * HALF_HOUR_MS;
  const gone = between(endMs - 2 * HOUR_MS, endMs);
  expect(await rowsOf(app, gone)).toEqual(truthOf(genesys.simulator, gone));
  expect(JSON.stringify(genesys.simulator.requests())).not.toContain('"429"');
});
