import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { startTestServer, type TestServer } from '../store/testing.ts';
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
const START_MS = Date.parse('2026-11-19T09:00:00Z');

/** A busy day, read in pages of one conversation: none brings more than was asked for. */
async function world(dataLagMs: number) {
  const { kysely: db } = await server.freshDatabase();
  const nowMs = START_MS + 7 * MINUTE_MS;
  const around = syncWorld(db, nowMs, { agents: 6, days: 2, dataLagMs, endedAPage: 1 });
  return { db, around, sync: around.newProcess({ historyDays: 0 }) };
}

const details = z.looseObject({
  conversations: z
    .array(z.looseObject({ conversationId: z.string(), conversationEnd: z.string().optional() }))
    .optional(),
});

/** Shows something that concerns nobody instead of every third conversation, until it is so old. */
function withLateConversations({ simulator }: SyncWorld, lateMs: number): void {
  const answer = simulator.fetch.bind(simulator);
  const fromMs = simulator.nowMs();
  const isLate = (id: string, endMs: number) =>
    (id.codePointAt(0) ?? 0) % 3 === 0 && endMs > fromMs && endMs > simulator.nowMs() - lateMs;
  simulator.fetch = async (request) => {
    const response = await answer(request);
    if (!request.url.endsWith('/details/query') || !response.ok) return response;
    const body = details.parse(await response.json());
    const now = new Date(simulator.nowMs()).toISOString();
    const segment = { segmentType: 'interact', segmentStart: now, segmentEnd: now };
    const participants = [{ purpose: 'customer', sessions: [{ segments: [segment] }] }];
    const conversations = body.conversations?.map((one) => {
      const { conversationId, conversationEnd = '' } = one;
      return isLate(conversationId, Date.parse(conversationEnd))
        ? { conversationId: `not ${conversationId}`, participants }
        : one;
    });
    return Response.json({ ...body, conversations }, { headers: response.headers });
  };
}

it('takes in single conversations that come up to ten minutes late', async () => {
  const { db, around, sync } = await world(0);
  await runOut(sync);
  withLateConversations(around, 9 * MINUTE_MS);
  await pass(around, sync, { durationMs: 4 * HOUR_MS });
  const { readAtMs } = await sync.status();
  const span = { startMs: START_MS - HOUR_MS, endMs: START_MS + 2 * HOUR_MS };
  const { different } = await compareWithTruth(around, db, span, readAtMs ?? NaN);
  expect(different).toEqual([]);
});

it('is right about work though Genesys is behind by more than anybody allows for', async () => {
  const lagMs = 40 * MINUTE_MS;
  const { db, around, sync } = await world(lagMs);
  await runOut(sync);
  await pass(around, sync, { durationMs: 6 * HOUR_MS });
  const knownMs = ((await sync.status()).readAtMs ?? NaN) + MINUTE_MS - lagMs;
  const span = { startMs: START_MS + HOUR_MS, endMs: START_MS + 4 * HOUR_MS };
  const { different } = await compareWithTruth(around, db, span, knownMs);
  // Presence is not read again before the night.
  const ofWork = different.filter(
    ({ kept, truth }) => !isDeepStrictEqual({ ...kept, presence: 0 }, { ...truth, presence: 0 }),
  );
  expect(ofWork).toEqual([]);
});
