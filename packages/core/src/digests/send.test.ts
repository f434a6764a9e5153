import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Schema } from '../store/schema.ts';
import { endSubscription, pauseSubscription } from '../store/subscriptions-change.ts';
import { livingSubscriptions } from '../store/subscriptions.ts';
import { startTestServer, type TestServer } from '../store/testing.ts';
import { emptyDigests, subscribed } from '../store/testing-subscriptions.ts';
import { DigestRefusedError } from './refused-error.ts';
import { deliveriesIn, digestWorld, due } from './testing.ts';
import { LOST, refused } from './testing-channel.ts';

let server: TestServer;
let db: Kysely<Schema>;
beforeAll(async () => {
  server = await startTestServer();
  db = (await server.freshDatabase()).kysely;
});
beforeEach(async () => emptyDigests(db));
afterAll(async () => server.stop());

it('posts what is due, once, however many look for it', async () => {
  const world = digestWorld(db, { settings: { lanes: 4 } });
  const other = digestWorld(db, { channel: world.channel, worker: 'other' });
  for (const channelId of ['C1', 'C2', 'C3']) await due(db, await subscribed(db, { channelId }));
  await due(db, await subscribed(db, { channelId: 'C4' }), { minutesAgo: -5 });
  await Promise.all([world.work(), other.work(), world.work()]);
  await world.work();
  expect(world.messages.map(({ body }) => body)).toEqual([
    '2026-11-20',
    '2026-11-20',
    '2026-11-20',
  ]);
  const states = (await deliveriesIn(db)).map(({ state }) => state);
  expect(states.toSorted()).toEqual(['pending', 'sent', 'sent', 'sent']);
});

it('finds a post whose answer was lost, and does not post again', async () => {
  const world = digestWorld(db);
  await due(db, await subscribed(db));
  world.trouble('post', LOST, { isDone: true });
  await world.work();
  expect(await deliveriesIn(db)).toMatchObject([
    { state: 'retry', mayBePosted: true, failures: 1 },
  ]);
  await world.workOn();
  expect(world.bodies()).toEqual(['2026-11-20']);
  expect(await deliveriesIn(db)).toMatchObject([{ state: 'sent', ts: '1.0', mayBePosted: false }]);
});

it('posts the same bytes again when nothing arrived', async () => {
  const world = digestWorld(db);
  await due(db, await subscribed(db));
  world.trouble('post', LOST);
  await world.work();
  world.contents.build = async () => ({ body: 'newer', isFinal: false, headline: '' });
  await world.later();
  await world.work();
  expect(world.bodies()).toEqual(['2026-11-20']);
});

it('finds the message of a row that was lost with its database', async () => {
  const world = digestWorld(db);
  const subscription = await subscribed(db);
  await due(db, subscription);
  await world.work();
  await sql`delete from delivery`.execute(db);
  await due(db, subscription);
  await world.work();
  expect(world.bodies()).toHaveLength(1);
  expect(await deliveriesIn(db)).toMatchObject([{ state: 'sent', ts: '1.0' }]);
});

it('waits for half hours that are not read, but not for ever', async () => {
  const world = digestWorld(db, { isRead: async () => false });
  const subscription = await subscribed(db);
  await due(db, subscription, { minutesAgo: 14 });
  await world.workOn();
  expect(world.bodies()).toEqual([]);
  expect(await deliveriesIn(db)).toMatchObject([{ state: 'retry', failures: 0 }]);
  await sql`update delivery set due_at = due_at - interval '2 minutes'`.execute(db);
  await world.workOn();
  expect(world.bodies()).toEqual(['2026-11-20']);
});

it('comes back when the channel says, which is no failure', async () => {
  const world = digestWorld(db);
  await due(db, await subscribed(db));
  world.trouble('post', refused('later', 'ratelimited', 30_000));
  await world.work();
  const [delivery] = await deliveriesIn(db);
  expect(delivery).toMatchObject({ state: 'retry', failures: 0, mayBePosted: false });
  expect(delivery!.nextTryMs! - Date.now()).toBeGreaterThan(25_000);
  await world.workOn();
  expect(world.bodies()).toHaveLength(1);
});

it('gives up after so many failures, and tells the owner once', async () => {
  const world = digestWorld(db, { settings: { mostFailures: 3 } });
  world.contents.build = async () => {
    throw new Error('No numbers.');
  };
  await due(db, await subscribed(db));
  await world.workOn();
  expect(await deliveriesIn(db)).toMatchObject([
    { state: 'dead', reason: 'No numbers.', failures: 3, notice: 'dead' },
  ]);
  expect(world.told).toEqual([{ userId: 'U-hana', notice: 'dead' }]);
});

it('gives up at once on what can’t be written, and tells the owner why', async () => {
  const world = digestWorld(db);
  world.contents.build = async () => Promise.reject(new DigestRefusedError('The owner has left.'));
  await due(db, await subscribed(db));
  await world.work();
  expect(await deliveriesIn(db)).toMatchObject([
    { state: 'dead', reason: 'The owner has left.', failures: 0, notice: 'dead' },
  ]);
  expect(world.told).toHaveLength(1);
});

it('looks once more before it gives up on what may be there', async () => {
  const world = digestWorld(db, { settings: { mostFailures: 1 } });
  await due(db, await subscribed(db));
  world.trouble('post', LOST, { isDone: true });
  await world.workOn();
  expect(await deliveriesIn(db)).toMatchObject([{ state: 'sent' }]);
});

it('pauses the subscription of a channel that is gone, and tells the owner once', async () => {
  const world = digestWorld(db);
  const subscription = await subscribed(db);
  await due(db, subscription, { localDate: '2026-11-19' });
  await due(db, subscription, { localDate: '2026-11-20' });
  world.trouble('post', refused('gone', 'is_archived'));
  await world.workOn();
  expect(await livingSubscriptions(db)).toMatchObject([
    { paused: { reason: 'is_archived', throughDate: null } },
  ]);
  expect(await deliveriesIn(db)).toMatchObject([
    { state: 'dead', reason: 'is_archived' },
    { state: 'skipped', reason: 'paused' },
  ]);
  expect(world.told).toEqual([{ userId: 'U-hana', notice: 'paused' }]);
});

it('tells who stands in when the owner can’t be told, and tries again when nobody answers', async () => {
  const world = digestWorld(db);
  await due(db, await subscribed(db, { fallbackOwnerId: 'U-emre' }));
  world.trouble('post', refused('never', 'msg_too_long'));
  world.trouble('tell', LOST);
  await world.work();
  expect(world.told).toEqual([]);
  world.trouble('tell', refused('never', 'user_not_found'));
  await world.workOn();
  expect(world.told).toEqual([{ userId: 'U-emre', notice: 'dead' }]);
});

it('posts at most once where nobody can look, and tells the owner that nobody knows', async () => {
  const world = digestWorld(db);
  world.state.isReadable = false;
  await due(db, await subscribed(db), { localDate: '2026-11-19' });
  await world.workOn();
  expect(world.bodies()).toEqual(['2026-11-19']);
  await due(db, await subscribed(db));
  world.trouble('post', LOST, { isDone: true });
  await world.workOn();
  expect(world.bodies()).toEqual(['2026-11-19', '2026-11-20']);
  expect(await deliveriesIn(db)).toMatchObject([
    { state: 'sent' },
    { state: 'unknown', reason: 'missing_scope' },
  ]);
  expect(world.told).toEqual([{ userId: 'U-hana', notice: 'unknown' }]);
});

it('posts at least once where nobody can look, if that is the setting', async () => {
  const world = digestWorld(db, { settings: { whenUnreadable: 'atLeastOnce' } });
  world.state.isReadable = false;
  await due(db, await subscribed(db));
  world.trouble('post', LOST);
  await world.workOn();
  expect(world.bodies()).toEqual(['2026-11-20']);
});

it('says that it is late, and after two hours names all that was missed in one line a channel', async () => {
  const world = digestWorld(db);
  const subscription = await subscribed(db);
  const beside = await subscribed(db);
  const elsewhere = await subscribed(db, { channelId: 'C-elsewhere' });
  const minutesADay = 24 * 60;
  for (const daysAgo of [3, 2, 1]) {
    const localDate = `2026-11-${20 - daysAgo}`;
    await due(db, subscription, { localDate, minutesAgo: daysAgo * minutesADay });
  }
  await due(db, beside, { localDate: '2026-11-20', minutesAgo: 121 });
  await due(db, elsewhere, { localDate: '2026-11-20', minutesAgo: 180 });
  await due(db, subscription, { localDate: '2026-11-21', minutesAgo: 119 });
  await due(db, subscription, { localDate: '2026-11-22', minutesAgo: 29 });
  world.trouble('post', LOST, { isDone: true });
  await world.workOn();
  expect(world.bodies()).toEqual([
    'missed 2026-11-17, 2026-11-18, 2026-11-19, 2026-11-20',
    '2026-11-21 (late)',
    '2026-11-22',
  ]);
  expect(world.bodies('C-elsewhere')).toEqual(['missed 2026-11-20']);
  const missed = (await deliveriesIn(db)).filter(({ reason }) => reason === 'missed');
  // One of each channel has become its line.
  const states = missed.map(({ state }) => state);
  expect(states.toSorted()).toEqual(['sent', 'sent', 'skipped', 'skipped', 'skipped']);
});

it('does not name as missed what was posted, and only its answer lost', async () => {
  const world = digestWorld(db);
  await due(db, await subscribed(db));
  world.trouble('post', LOST, { isDone: true });
  await world.work();
  await sql`update delivery set due_at = due_at - interval '3 days'`.execute(db);
  await world.workOn();
  expect(world.bodies()).toEqual(['2026-11-20']);
  expect(await deliveriesIn(db)).toMatchObject([{ state: 'sent' }]);
});

it('posts nothing of an ended subscription, or on dates on which it rests', async () => {
  const world = digestWorld(db);
  const resting = await subscribed(db);
  const ended = await subscribed(db);
  await due(db, resting, { localDate: '2026-11-20' });
  await due(db, resting, { localDate: '2026-11-21' });
  await due(db, ended, { localDate: '2026-11-22' });
  await pauseSubscription(db, resting.id, { reason: 'asked', throughDate: '2026-11-20' });
  await endSubscription(db, ended.id);
  await world.workOn();
  expect(world.bodies()).toEqual(['2026-11-21']);
  expect(await deliveriesIn(db)).toMatchObject([
    { state: 'skipped', reason: 'paused' },
    { state: 'sent' },
    { state: 'skipped', reason: 'ended' },
  ]);
});

it('posts one at a time in a channel, and lets some time pass in between', async () => {
  const world = digestWorld(db, { settings: { spacingMs: 1100, lanes: 4 } });
  for (const localDate of ['2026-11-19', '2026-11-20']) {
    await due(db, await subscribed(db), { localDate });
  }
  await due(db, await subscribed(db, { channelId: 'C-other' }));
  await world.work();
  expect(world.bodies()).toHaveLength(1);
  expect(world.bodies('C-other')).toHaveLength(1);
  const free = await sql<{ ms: number }>`select (extract(epoch from free_at - now()) * 1000)::int8
    as ms from digest_turn where place = 'T1/C-late'`.execute(db);
  expect(free.rows[0]!.ms).toBeGreaterThan(600);
  await world.later();
  await world.work();
  expect(world.bodies()).toHaveLength(2);
});

it('spreads what is due in many channels at once over minutes', async () => {
  const world = digestWorld(db, { settings: { pacingMs: 60_000, burst: 3 } });
  for (let nth = 1; nth <= 8; nth += 1) {
    await due(db, await subscribed(db, { channelId: `C${nth}` }));
  }
  await world.work();
  expect(world.messages).toHaveLength(3);
  const waits = (await deliveriesIn(db))
    .filter(({ state }) => state === 'retry')
    .map(({ nextTryMs }) => nextTryMs! - Date.now())
    .toSorted((a, b) => a - b);
  expect(waits).toHaveLength(5);
  for (const [index, waitMs] of waits.entries()) {
    expect(Math.abs(waitMs - 60_000 * (index + 1))).toBeLessThan(56_000);
  }
  await world.later();
  await world.work();
  expect(world.messages).toHaveLength(8);
});
