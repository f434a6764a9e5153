import { startOnLoopback } from '@halfhour/core/testing';
import { startSimulator } from '@halfhour/genesys-simulator';
import { afterAll, expect, it } from 'vitest';
import { startGraphql } from './graphql-process.ts';
import { rowsOf, dayAgo, truthOf } from './whole-days.ts';

const KEPT = dayAgo(2);
const ASKED_FOR = dayAgo(7);
const LEFT = 'halfhour_sync_backfill_half_hours';
const PATIENT = { timeout: 90_000, interval: 250 };

const running = new AsyncDisposableStack();
afterAll(async () => running.disposeAsync());

it('says that its database is gone, has the same numbers when it is back, and reads on', async () => {
  const genesys = await startSimulator({ agents: 5, days: 10 });
  running.defer(async () => genesys.close());
  const { url, simulator } = genesys;
  const database = await startOnLoopback();
  running.defer(async () => database.stop());
  const app = await startGraphql({ GENESYS_GATEWAY_URL: url, DATABASE_URL: database.url });
  running.defer(async () => void (await app.end('SIGKILL')));
  const lag = async () =>
    (await app.metrics('halfhour_sync_lag_seconds'))['halfhour_sync_lag_seconds'];
  await expect.poll(lag, PATIENT).toBe(0);
  const before = await rowsOf(app, KEPT);
  expect(before).toEqual(truthOf(simulator, KEPT));
  const { errors } = await app.ask(`mutation { backfill(${ASKED_FOR}) { from } }`);
  expect(errors).toBeUndefined();

  await database.goAway();
  await expect.poll(app.ready, PATIENT).toMatchObject({ code: 503, store: 'unreachable' });
  expect(await app.metrics('halfhour_database_up')).toEqual({ halfhour_database_up: 0 });
  expect(await app.metrics('halfhour_ready')).toEqual({ halfhour_ready: 0 });
  expect(await app.metrics('halfhour_sync_lag_seconds')).toEqual({});
  const { data } = await app.ask('{ agents { nodes { id } } }');
  expect(data ?? null).toBeNull();

  await database.comeBack();
  await expect.poll(app.ready, PATIENT).toMatchObject({ code: 200, store: 'reachable' });
  expect(await app.metrics('halfhour_database_up')).toEqual({ halfhour_database_up: 1 });
  expect(await rowsOf(app, KEPT)).toEqual(before);
  // What is not read yet would be answered live, as few as they are.
  await expect.poll(async () => app.metrics(LEFT), PATIENT).toEqual({ [LEFT]: 0 });
  expect(await rowsOf(app, ASKED_FOR)).toEqual(truthOf(simulator, ASKED_FOR));
  expect(await app.end('SIGTERM')).toBe(0);
});
