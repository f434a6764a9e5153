import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { startTestServer, type TestServer } from '../store/testing.ts';
import { DAY_MS, HALF_HOUR_MS } from '../time/half-hour.ts';
import { type SyncWorld, syncWorld } from './testing.ts';
import { pass, runOut } from './testing-time.ts';
import { compareWithTruth } from './testing-truth.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(async () => server.stop());

const MINUTE_MS = 60_000;
const TODAY_MS = Date.parse('2026-11-19T00:00:00Z');
const START_MS = TODAY_MS + 20 * HALF_HOUR_MS + 2 * MINUTE_MS;

const filtered = z.looseObject({
  segmentFilters: z.array(z.object({ predicates: z.array(z.unknown()) })).default([]),
});

/** Refuses lists that name more than a hundred agents. @returns how many were */
function refusingLongLists({ simulator }: SyncWorld): { refused: number } {
  const told = { refused: 0 };
  const answer = simulator.fetch.bind(simulator);
  simulator.fetch = async (request) => {
    if (!request.url.endsWith('/details/query')) return answer(request);
    const { segmentFilters } = filtered.parse(await request.clone().json());
    if (segmentFilters.every(({ predicates }) => predicates.length <= 100)) return answer(request);
    told.refused += 1;
    return Response.json(
      { status: 400, code: 'bad.request', message: 'Too many predicates.' },
      { status: 400 },
    );
  };
  return told;
}

it('reads large organisations by lists that name agents, a hundred where more are refused', async () => {
  const { kysely: db } = await server.freshDatabase();
  const around = syncWorld(db, START_MS, { agents: 240, days: 1, endedAPage: 100 });
  const told = refusingLongLists(around);
  const sync = around.newProcess({ historyDays: 0, agentsAList: 102 });
  expect(await runOut(sync)).toBe(0);
  await pass(around, sync, { durationMs: 2 * HALF_HOUR_MS, stepMs: HALF_HOUR_MS });
  expect(told.refused).toBeGreaterThan(0);
  expect(told.refused).toBeLessThan(5);
  const span = { startMs: TODAY_MS + 16 * HALF_HOUR_MS, endMs: TODAY_MS + 22 * HALF_HOUR_MS };
  const { readAtMs } = await sync.status();
  const { different, states } = await compareWithTruth(around, db, span, readAtMs ?? NaN);
  expect(different).toEqual([]);
  expect(states.SETTLED).toBeGreaterThan(800);
});

it('folds an older day of a large organisation in parts', async () => {
  const { kysely: db } = await server.freshDatabase();
  const around = syncWorld(db, START_MS, { agents: 10, days: 8 });
  const sync = around.newProcess({ historyDays: 0, agentsInMemory: 3 });
  const past = { startMs: TODAY_MS - 6 * DAY_MS, endMs: TODAY_MS - 5 * DAY_MS };
  await sync.requestBackfill(past);
  expect(await runOut(sync)).toBe(0);
  const { different, states } = await compareWithTruth(around, db, past, START_MS);
  expect(different).toEqual([]);
  expect(states.FINAL).toBeGreaterThan(8 * 48 - 1);
  expect((await sync.status()).halfHours).toMatchObject({ MISSING: 0, FINAL: 48 });
});
