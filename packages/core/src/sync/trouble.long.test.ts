import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../store/testing.ts';
import { DAY_MS, HALF_HOUR_MS } from '../time/half-hour.ts';
import type { Span } from '../time/span.ts';
import { type SyncWorld, syncWorld } from './testing.ts';
import { pass, runOut } from './testing-time.ts';
import { compareWithTruth } from './testing-truth.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(async () => server.stop());

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const MIDNIGHT_MS = Date.parse('2026-11-19T00:00:00Z');
const START_MS = MIDNIGHT_MS + 9 * HOUR_MS + 7 * MINUTE_MS;
const { signal } = new AbortController();

async function world() {
  const { kysely: db } = await server.freshDatabase();
  const made = syncWorld(db, START_MS, { agents: 6, days: 3, dataLagMs: MINUTE_MS });
  return { db, world: made, sync: made.newProcess({ historyDays: 1 }) };
}

type World = Awaited<ReturnType<typeof world>>;

/** Every half hour of the span that has settled is right, and none is missing. */
async function expectTruth({ db, world: around, sync }: World, span: Span): Promise<void> {
  const asOfMs = (await sync.status()).readAtMs ?? NaN;
  const { different, states } = await compareWithTruth(around, db, span, asOfMs);
  expect({ different, missing: states.MISSING }).toEqual({ different: [], missing: 0 });
}

const settledUntil = (nowMs: number) =>
  Math.floor((nowMs - 3 * HALF_HOUR_MS) / HALF_HOUR_MS) * HALF_HOUR_MS;

const tooMany = ({ requests }: SyncWorld) =>
  requests.filter((event) => event.kind === 'request' && event.status === 429).length;

it.each([
  ['five hours ahead', 5 * HOUR_MS],
  ['five hours behind', -5 * HOUR_MS],
  ['twenty minutes ahead', 20 * MINUTE_MS],
])('is right while and after the clock is %s', async (_, aheadMs) => {
  const made = await world();
  const { sync, world: around } = made;
  await runOut(sync);
  await pass(around, sync, { durationMs: HOUR_MS });
  around.setAhead(aheadMs);
  await pass(around, sync, { durationMs: 2 * HOUR_MS });
  await expectNothingToCome(made);
  around.setAhead(0);
  await pass(around, sync, { durationMs: HOUR_MS });
  await expectNothingToCome(made);
  expect(await sync.status()).toMatchObject({ lagMs: 0, halfHours: { MISSING: 0 } });
  const endMs = settledUntil(around.simulator.nowMs());
  await expectTruth(made, { startMs: MIDNIGHT_MS, endMs });
});

/** No half hour that is to come is known to have been read. */
async function expectNothingToCome({ db, world: { simulator } }: World): Promise<void> {
  const { rows } = await sql`select slot from sync_slot
    where slot > ${new Date(simulator.nowMs())} and work_read_at is not null`.execute(db);
  expect(rows).toEqual([]);
}

it('keeps nothing of a read during which the clock went back', async () => {
  const { sync, world: around } = await world();
  await runOut(sync);
  around.setAhead(20 * MINUTE_MS);
  await pass(around, sync, { durationMs: HALF_HOUR_MS });
  expect(around.events.filter(({ kind }) => kind === 'clockWentBack')).not.toEqual([]);
  expect(around.events.filter(({ kind }) => kind === 'failed')).toEqual([]);
});

it('reads what a laptop missed that slept for two days, within the limit', async () => {
  const made = await world();
  const { sync, world: around } = made;
  await runOut(sync);
  around.simulator.setNow(around.simulator.nowMs() + 2 * DAY_MS + 3 * HOUR_MS);
  expect((await sync.status()).lagMs).toBeGreaterThan(2 * DAY_MS);
  around.requests.length = 0;
  await runOut(sync);
  // A day may wait until jobs know it.
  await pass(around, sync, { durationMs: 6 * HOUR_MS });
  expect(await sync.status()).toMatchObject({ lagMs: 0, backfills: [], troubles: [] });
  expect(tooMany(around)).toBe(0);
  const endMs = settledUntil(around.simulator.nowMs());
  await expectTruth(made, { startMs: MIDNIGHT_MS, endMs });
});

it('says since when Genesys gives no answer, and catches up after a day without tripping the limit', async () => {
  const made = await world();
  const { sync, world: around } = made;
  await runOut(sync);
  await pass(around, sync, { durationMs: HOUR_MS });
  const { readAtMs } = await sync.status();
  around.simulator.addFault({ kind: 'dropConnection', times: 1_000_000 });
  for (let hours = 0; hours < 24; hours += 3) {
    around.simulator.setNow(around.simulator.nowMs() + 3 * HOUR_MS);
    expect((await sync.runOnce(signal)).failed).toBeGreaterThan(0);
    expect(await sync.status()).toMatchObject({ isGenesysSilent: true, readAtMs });
  }
  around.simulator.clearFaults();
  around.requests.length = 0;
  await runOut(sync);
  expect(await sync.status()).toMatchObject({ isGenesysSilent: false });
  await pass(around, sync, { durationMs: 6 * HOUR_MS });
  expect(await sync.status()).toMatchObject({ lagMs: 0, backfills: [], troubles: [] });
  expect(tooMany(around)).toBe(0);
  const endMs = settledUntil(around.simulator.nowMs());
  await expectTruth(made, { startMs: MIDNIGHT_MS, endMs });
});
