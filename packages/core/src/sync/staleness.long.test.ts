import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../store/testing.ts';
import { settleWaitsMs } from './testing-settling.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(async () => server.stop());

const MINUTE_MS = 60_000;

it('settles half hours within ten minutes, and what has settled stays as it is', async () => {
  const { kysely: db } = await server.freshDatabase();
  const lagMs = 4 * MINUTE_MS;
  const waitsMs = await settleWaitsMs(db, { halfHours: 25, lagMs });
  expect(waitsMs.length).toBeGreaterThan(20);
  expect(waitsMs[Math.ceil(waitsMs.length * 0.99) - 1]).toBeLessThan(lagMs + 10 * MINUTE_MS);
  // What is told by the start of a conversation changes until it ends, hours later.
  const { rows } = await sql`
    select * from restatement where metric not like 'started.%'`.execute(db);
  expect(rows).toEqual([]);
});
