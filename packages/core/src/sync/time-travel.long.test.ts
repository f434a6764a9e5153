import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../store/testing.ts';
import { DAY_MS } from '../time/half-hour.ts';
import { type SyncWorld, syncWorld } from './testing.ts';
import { compareWithTruth } from './testing-truth.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(async () => server.stop());

const MINUTE_MS = 60_000;
const FIRST_DAY_MS = Date.parse('2026-11-16T00:00:00Z');
const START_MS = FIRST_DAY_MS + 7 * MINUTE_MS;
const END_MS = Date.parse('2026-11-21T15:17:00Z');
const OUTAGE = { startMs: Date.parse('2026-11-18T20:00Z'), endMs: Date.parse('2026-11-19T14:00Z') };
/** Not a part of an hour, so that it looks at every phase of a half hour. */
const STEP_MS = 49 * MINUTE_MS;

const LIST = 'conversations/details/query';
/** What goes wrong, in turn, one in every sixth round. */
const TROUBLE = [
  [{ kind: 'rateLimit', times: 4, retryAfter: 3 }],
  [{ kind: 'serverErrorHtml', times: 6 }],
  [{ kind: 'serverError', endpoint: LIST, times: 2 }],
  [{ kind: 'dropConnection', times: 3 }],
  [{ kind: 'shiftPage', endpoint: LIST, times: 5 }],
  [{ kind: 'repeatPage', endpoint: LIST, times: 5 }],
  [{ kind: 'jobFailed', times: 1 }],
  [{ kind: 'serverErrorEmpty', endpoint: 'users/aggregates', times: 40 }],
  [{ kind: 'expireTokens', times: 1 }],
] as const;

/** One look at what is due, and one more where whole days are left. Some are killed in the middle. */
async function look(
  { simulator }: SyncWorld,
  sync: ReturnType<SyncWorld['newProcess']>,
  n: number,
) {
  const killed = new AbortController();
  if (n % 10 === 9) setTimeout(() => killed.abort(new Error('killed')), 60);
  if (n % 6 === 5) {
    for (const fault of TROUBLE[Math.floor(n / 6) % TROUBLE.length] ?? [])
      simulator.addFault(fault);
  }
  try {
    for (let rounds = 0; rounds < 3; rounds += 1) {
      const { left, failed } = await sync.runOnce(killed.signal);
      if (left === 0 || failed > 0) break;
    }
    return true;
  } catch (error) {
    if (!killed.signal.aborted) throw error;
    return false;
  } finally {
    simulator.clearFaults();
  }
}

it('is right about every half hour after five days of late data, rewrites, faults, restarts and an outage', async () => {
  const { kysely: db } = await server.freshDatabase();
  const world = syncWorld(db, START_MS, { agents: 6, days: 1, dataLagMs: 4 * MINUTE_MS });
  const settings = { historyDays: 0 };
  let sync = world.newProcess(settings);
  let n = 0;
  for (let nowMs = START_MS; nowMs < END_MS; nowMs += STEP_MS) {
    if (nowMs > OUTAGE.startMs && nowMs < OUTAGE.endMs) continue;
    world.simulator.setNow(nowMs);
    if (!(await look(world, sync, (n += 1)))) {
      // What a killed process holds ends by the database's clock.
      await sql`update sync_slot set lease_until = now() where lease_until is not null`.execute(db);
      sync = world.newProcess(settings);
    }
  }
  world.simulator.setNow(END_MS);
  while ((await sync.runOnce(new AbortController().signal)).left > 0);

  expect(world.events.filter(({ kind }) => kind === 'failed').length).toBeGreaterThan(3);
  expect(await sync.status()).toMatchObject({ lagMs: 0, backfills: [], troubles: [] });
  const settled = { startMs: FIRST_DAY_MS, endMs: Date.parse('2026-11-21T14:00Z') };
  const { different, states } = await compareWithTruth(world, db, settled, END_MS - MINUTE_MS);
  expect(different).toEqual([]);
  const ended = await compareWithTruth(
    world,
    db,
    { startMs: FIRST_DAY_MS, endMs: FIRST_DAY_MS + DAY_MS },
    END_MS - MINUTE_MS,
  );
  expect(ended.states).toMatchObject({ MISSING: 0, RUNNING: 0, PROVISIONAL: 0, SETTLED: 0 });
  expect(states).toMatchObject({ MISSING: 0, RUNNING: 0 });
});
