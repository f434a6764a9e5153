import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { at, talk } from '../testing/legs.ts';
import { HALF_HOUR_MS, halfHourStartsMs } from '../time/half-hour.ts';
import { commitRead } from './commit-read.ts';
import { type Lease, leaseSlots, LostLeaseError, releaseLease, renewLease } from './leases.ts';
import { openConversations } from './find-legs.ts';
import { scopeNumber } from './numbers.ts';
import { ensurePartitions } from './partitions.ts';
import type { Database } from './postgres/database.ts';
import { readAgentDays } from './read-agent-days.ts';
import type { Schema } from './schema.ts';
import { slotReadings, spanVersion } from './slot-readings.ts';
import { startTestServer, type TestServer } from './testing.ts';
import { foldRead, LATER_MS, type ReadWords, SETTLE_MS, WHOLE_DAY } from './testing-read.ts';

let server: TestServer;
let database: Database<Schema>;
let db: Kysely<Schema>;
let scopeNo: number;
beforeAll(async () => {
  server = await startTestServer();
});
beforeEach(async () => {
  database = await server.freshDatabase();
  db = database.kysely;
  scopeNo = await scopeNumber(db, 'all');
  await ensurePartitions(db, WHOLE_DAY);
});
afterAll(async () => server.stop());

const MORNING = { startMs: at('09:00'), endMs: at('10:00') };
const slotsMs = halfHourStartsMs(MORNING);

async function lease(leaseMs = 60_000, slots = slotsMs): Promise<Lease> {
  const leased = await leaseSlots(db, { scopeNo, slotsMs: slots, leaseMs });
  if (leased === null) throw new Error('nothing to lease');
  return leased;
}

async function commit(held: Lease, words: ReadWords, asOfMs = LATER_MS) {
  const span = { startMs: held.slotsMs[0] ?? 0, endMs: (held.slotsMs.at(-1) ?? 0) + HALF_HOUR_MS };
  const agentDays = foldRead({ span, asOfMs, ...words });
  return commitRead(db, held, { agentDays, workReadAtMs: asOfMs, settleMs: SETTLE_MS });
}

it('gives a half hour to one at a time, and the others what is left', async () => {
  const first = await lease(60_000, [at('09:00')]);
  const second = await lease();
  expect([first.slotsMs, second.slotsMs]).toEqual([[at('09:00')], [at('09:30')]]);
  expect(await leaseSlots(db, { scopeNo, slotsMs, leaseMs: 1 })).toBeNull();
});

it('shares half hours out among many who ask at once', async () => {
  const all = halfHourStartsMs(WHOLE_DAY);
  const leases = await Promise.all(
    Array.from({ length: 6 }, async () =>
      leaseSlots(db, { scopeNo, slotsMs: all, leaseMs: 60_000 }),
    ),
  );
  const leased = leases.flatMap((one) => one?.slotsMs ?? []);
  expect(leased.toSorted((a, b) => a - b)).toEqual(all);
});

it('lets nobody write whose half hours were taken over', async () => {
  const slow = await lease(-1);
  const quick = await lease();
  await commit(quick, { legs: [talk('anna', '09:00', '09:20')] });
  await expect(commit(slow, { legs: [talk('anna', '09:00', '09:10')] })).rejects.toThrow(
    LostLeaseError,
  );
  await expect(renewLease(db, slow, 1000)).rejects.toThrow(LostLeaseError);
  const [day] = await readAgentDays(db, { span: MORNING, agentIds: ['anna'] });
  expect(day?.busy[18]).toBe(20 * 60_000);
});

it('lets who is slow write as long as nobody took over', async () => {
  const slow = await lease(-1);
  await expect(commit(slow, {})).resolves.toMatchObject({ rows: 1 });
});

it('keeps a lease that is renewed, and gives up one that is released', async () => {
  const held = await lease(-1);
  await renewLease(db, held, 60_000);
  expect(await leaseSlots(db, { scopeNo, slotsMs, leaseMs: 1 })).toBeNull();
  await releaseLease(db, held);
  expect((await lease()).slotsMs).toEqual(slotsMs);
});

it('writes all of a commit or nothing', async () => {
  const held = await lease();
  const broken = foldRead({ span: MORNING, legs: [talk('anna', '09:00', '09:10')] }).map((day) => ({
    ...day,
    parts: day.parts.map((part) => ({ ...part, conversations: day.busy.slice().fill(NaN) })),
  }));
  const legs = {
    conversations: [{ conversationId: 'c', legs: [talk('anna', '09:00')] }],
    readAtMs: LATER_MS,
  };
  await expect(
    commitRead(db, held, { agentDays: broken, legs, workReadAtMs: LATER_MS, settleMs: SETTLE_MS }),
  ).rejects.toThrow(RangeError);
  expect(await openConversations(db)).toEqual([]);
  expect((await slotReadings(db, { scopeNo, span: MORNING }))[0]?.workReadAtMs).toBeNaN();
});

it('refuses half hours that are not in the lease', async () => {
  const agentDays = foldRead({ span: MORNING });
  const held = await lease(60_000, [at('09:00')]);
  await expect(commitRead(db, held, { agentDays, settleMs: SETTLE_MS })).rejects.toThrow(
    'not in the lease',
  );
});

it('shows nothing of a read that is not whole as read', async () => {
  const held = await lease();
  const agentDays = foldRead({ span: MORNING, legs: [talk('anna', '09:00', '09:10')] });
  await commitRead(db, held, { agentDays, settleMs: SETTLE_MS, keepLease: true });
  expect(await readAgentDays(db, { span: MORNING, agentIds: ['anna'] })).toEqual([]);
  await commit(held, { agentIds: ['bea'] });
  const days = await readAgentDays(db, { span: MORNING, agentIds: ['anna', 'bea'] });
  expect(days.map(({ agentId, readAtMs }) => [agentId, readAtMs[18]])).toEqual([
    ['anna', LATER_MS],
    ['bea', LATER_MS],
  ]);
});

it('tells what was read when, how often it was tried, and what was the matter', async () => {
  const trouble = {
    kind: 'CONVERSATIONS',
    reason: 'TIMED_OUT',
    message: 'Genesys took too long.',
    missingPermissions: [],
    correlationId: 'abc',
  } as const;
  await releaseLease(db, await lease(), trouble);
  const [troubled] = await slotReadings(db, { scopeNo, span: MORNING });
  expect(troubled).toMatchObject({ halfHourStartMs: at('09:00'), attempts: 1, trouble });
  await commit(await lease(), {});
  const [read] = await slotReadings(db, { scopeNo, span: MORNING });
  expect(read).toMatchObject({ workReadAtMs: LATER_MS, attempts: 0, trouble: null });
  expect([read?.presenceReadAtMs, read?.leasedUntilMs]).toEqual([NaN, NaN]);
});

it('gives every commit a version of its own', async () => {
  expect(await spanVersion(db, MORNING)).toBe(0);
  await commit(await lease(), { agentIds: ['anna', 'bea'] });
  const version = await spanVersion(db, MORNING);
  await commit(await lease(60_000, [at('09:00')]), { agentIds: ['anna', 'bea'] });
  expect(version).toBeGreaterThan(0);
  expect(await spanVersion(db, MORNING)).toBeGreaterThan(version);
});

it('lets two write the same agents at once without a deadlock', async () => {
  const agentIds = Array.from({ length: 60 }, (_, nth) => `agent ${nth}`);
  const legs = agentIds.map((agentId) => talk(agentId, '09:10', '09:50'));
  const [early, late] = [await lease(60_000, [at('09:00')]), await lease(60_000, [at('09:30')])];
  await Promise.all([
    commit(early, { agentIds, legs }),
    commit(late, { agentIds: agentIds.toReversed(), legs: legs.toReversed() }),
  ]);
  const days = await readAgentDays(db, { span: MORNING, agentIds });
  expect(days).toHaveLength(60);
  expect(days.every(({ busy }) => busy[18] === busy[19] && busy[18] === 20 * 60_000)).toBe(true);
});

it('leases by the database’s clock', async () => {
  const { slotsMs: leased } = await lease(3_600_000);
  const { rows } = await sql<{ seconds: number }>`
    select extract(epoch from lease_until - now())::int8 as seconds from sync_slot
    where slot = ${new Date(leased[0] ?? 0)}`.execute(db);
  expect(rows[0]?.seconds).toBeGreaterThan(3500);
});
