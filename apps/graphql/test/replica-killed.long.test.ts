import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '@halfhour/core';
import { nodeOptions } from '@halfhour/fast-clock';
import { startSimulator } from '@halfhour/genesys-simulator';
import { afterAll, expect, it } from 'vitest';
import { type GraphqlProcess, startGraphql } from './graphql-process.ts';
import { rowsOf, dayAgo, truthOf } from './whole-days.ts';

const JOBS = 'POST /api/v2/analytics/conversations/details/jobs';
const LEFT = 'halfhour_sync_backfill_half_hours';
/** The sync looks every second what there is to read. */
const SPEED = 20;
const PATIENT = { timeout: 90_000, interval: 100 };

const running = new AsyncDisposableStack();
afterAll(async () => running.disposeAsync());

/** How many jobs it has begun at Genesys. */
async function jobsBegun({ metrics }: GraphqlProcess): Promise<number> {
  const counts = await metrics(`halfhour_genesys_request_seconds_count{endpoint="${JOBS}"`);
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

/** Asks it again and again until it is gone or has been told to stop. */
function load(app: GraphqlProcess, window: string) {
  const answers: string[] = [];
  const stopping = new AbortController();
  const ask = async () => {
    while (!stopping.signal.aborted) answers.push(JSON.stringify(await rowsOf(app, window)));
  };
  const asking = ask();
  // Whoever stops it hears of it.
  asking.catch(() => undefined);
  return {
    answers,
    async stop() {
      stopping.abort();
      await asking;
    },
  };
}

it('one of two replicas is killed under load in the middle of a read: the other answers all, and reads it', async () => {
  const startMs = Date.now();
  const clock = { machineMs: startMs, fromMs: startMs, speed: SPEED };
  const genesys = await startSimulator({
    agents: 5,
    days: 10,
    clock: { kind: 'fast', startMs, speed: SPEED },
  });
  running.defer(async () => genesys.close());
  const { simulator } = genesys;
  const dataDir = await mkdtemp(join(tmpdir(), 'halfhour-killed-'));
  running.defer(async () => rm(dataDir, { recursive: true }));
  const store = await openStore({ dataDir, applicationName: 'test', mayBeNew: true });
  running.defer(async () => store.close());
  const kept = dayAgo(2, startMs);
  const truth = JSON.stringify(truthOf(simulator, kept));
  const start = async () => {
    const app = await startGraphql({
      GENESYS_GATEWAY_URL: genesys.url,
      GRAPHQL_COST_PER_MINUTE: '1000000000',
      HALFHOUR_DATA: dataDir,
      NODE_OPTIONS: nodeOptions(clock, { timers: 'pauses' }),
    });
    running.defer(async () => void (await app.end('SIGKILL')));
    await expect.poll(app.ready, PATIENT).toMatchObject({ code: 200, lagMs: 0 });
    return { app, jobs: await jobsBegun(app), asked: load(app, kept) };
  };
  const replicas = [await start(), await start()];

  simulator.addFault({ kind: 'slow', endpoint: '/results', delayMs: 60_000 });
  const past = dayAgo(7, startMs);
  await replicas[0]?.app.ask(`mutation { backfill(${past}) { from } }`);
  const readers = async () => {
    const begun = replicas.map(async ({ app, jobs }) => (await jobsBegun(app)) > jobs);
    const areReading = await Promise.all(begun);
    return replicas.filter((_replica, index) => areReading[index] === true);
  };
  await expect.poll(readers, PATIENT).toHaveLength(1);
  const [killed] = await readers();
  const other = replicas.find((replica) => replica !== killed);
  expect(await killed?.app.end('SIGKILL')).toBe('SIGKILL');
  const answered = other?.asked.answers.length ?? NaN;
  await expect(killed?.asked.stop()).rejects.toThrow('fetch failed');

  const { rowCount } = await store.database.pool.query(
    'update sync_slot set lease_until = now() where lease_until > now()',
  );
  expect(rowCount).toBe(48);
  // What is not read yet would be answered live, as few as they are.
  await expect.poll(async () => other?.app.metrics(LEFT), PATIENT).toEqual({ [LEFT]: 0 });
  expect(other && (await rowsOf(other.app, past))).toEqual(truthOf(simulator, past));
  await other?.asked.stop();
  expect(other?.asked.answers.length).toBeGreaterThan(answered);
  for (const { asked } of replicas) expect(new Set(asked.answers)).toEqual(new Set([truth]));
  expect(await other?.app.ready()).toMatchObject({ code: 200, store: 'reachable' });
});
