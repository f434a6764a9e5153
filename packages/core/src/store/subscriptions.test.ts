import type { Kysely } from 'kysely';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { askDelivery } from './deliveries-ask.ts';
import { findDeliveries } from './deliveries.ts';
import type { Schema } from './schema.ts';
import {
  endSubscription,
  pauseSubscription,
  resumeSubscription,
  subscribe,
} from './subscriptions-change.ts';
import {
  isPausedOn,
  livingSubscriptions,
  subscriptionById,
  subscriptionsIn,
  subscriptionsOwnedBy,
} from './subscriptions.ts';
import { startTestServer, type TestServer } from './testing.ts';
import { emptyDigests, keepShift, subscribed } from './testing-subscriptions.ts';

let server: TestServer;
let db: Kysely<Schema>;
beforeAll(async () => {
  server = await startTestServer();
  db = (await server.freshDatabase()).kysely;
});
beforeEach(async () => emptyDigests(db));
afterAll(async () => server.stop());

it('subscribes a channel to a shift once, however often and at once it is asked', async () => {
  const { id: shiftId } = await keepShift(db);
  const wish = {
    teamId: 'T1',
    channelId: 'C1',
    shiftId,
    ownerId: 'U1',
    fallbackOwnerId: 'U2',
    showsNames: true,
  };
  const all = await Promise.all([1, 2, 3, 4, 5].map(async () => subscribe(db, wish)));
  expect(all.filter(({ isNew }) => isNew)).toHaveLength(1);
  const again = await subscribe(db, { ...wish, ownerId: 'U9', showsNames: false });
  expect(again).toMatchObject({ isNew: false, subscription: { ...wish, paused: null } });
  expect(await livingSubscriptions(db)).toEqual([again.subscription]);
});

it('lists what a channel has, and what somebody owns', async () => {
  const mine = await subscribed(db, { channelId: 'C1' });
  const theirs = await subscribed(db, { channelId: 'C1', ownerId: 'U-emre' });
  const elsewhere = await subscribed(db, { channelId: 'C2' });
  await subscribed(db, { teamId: 'T2', channelId: 'C1' });
  expect(await subscriptionsIn(db, { teamId: 'T1', channelId: 'C1' })).toEqual([mine, theirs]);
  const owned = await subscriptionsOwnedBy(db, { teamId: 'T1', ownerId: 'U-hana' });
  expect(owned).toEqual([mine, elsewhere]);
});

it('finds deliveries by the shifts of their subscriptions, ended ones too', async () => {
  const [early, late] = [await subscribed(db), await subscribed(db)];
  for (const { id: subscriptionId } of [early, late]) {
    const span = { startMs: 0, endMs: 3_600_000 };
    await askDelivery(db, {
      id: randomUUID(),
      subscriptionId,
      localDate: '2026-11-20',
      span,
      dueAtMs: 1,
    });
  }
  await endSubscription(db, early.id);
  const found = async (shiftIds?: readonly string[]) =>
    (await findDeliveries(db, { shiftIds, first: 9 })).map(({ subscriptionId }) => subscriptionId);
  expect(await found([early.shiftId])).toEqual([early.id]);
  expect(await found([])).toEqual([]);
  expect(await found()).toHaveLength(2);
});

it('ends a subscription, after which the channel can have another', async () => {
  const { id, shiftId } = await subscribed(db);
  expect(await endSubscription(db, id)).toMatchObject({ id, endedAtMs: expect.any(Number) });
  expect(await endSubscription(db, id)).toBeUndefined();
  expect(await livingSubscriptions(db)).toEqual([]);
  const next = await subscribed(db, { shiftId });
  expect(next.id).not.toBe(id);
  expect(await subscriptionById(db, id.toUpperCase())).toMatchObject({ id });
  expect(await subscriptionById(db, 'no uuid')).toBeUndefined();
});

it('pauses through a date, or until it is resumed, which no later pause makes shorter', async () => {
  const { id } = await subscribed(db);
  const today = await pauseSubscription(db, id, { reason: 'asked', throughDate: '2026-11-20' });
  const dates = ['2026-11-20', '2026-11-21'];
  expect(dates.map((date) => today && isPausedOn(today, date))).toEqual([true, false]);

  const gone = { reason: 'is_archived', throughDate: null };
  const archived = await pauseSubscription(db, id, gone);
  expect(dates.map((date) => archived && isPausedOn(archived, date))).toEqual([true, true]);
  expect(await pauseSubscription(db, id, gone)).toBeUndefined();
  const asked = { reason: 'asked', throughDate: '2026-11-22' };
  expect(await pauseSubscription(db, id, asked)).toBeUndefined();

  expect(await resumeSubscription(db, id)).toMatchObject({ id, paused: null });
  expect(await resumeSubscription(db, id)).toBeUndefined();
});
