import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Schema } from '../store/schema.ts';
import { endSubscription } from '../store/subscriptions-change.ts';
import { livingSubscriptions } from '../store/subscriptions.ts';
import { startTestServer, type TestServer } from '../store/testing.ts';
import { emptyDigests, subscribed } from '../store/testing-subscriptions.ts';
import type { DigestAsked, DigestContents } from './content.ts';
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

/** A digest of 74 % that was posted. */
async function posted(given: Parameters<typeof digestWorld>[1] = {}) {
  const world = digestWorld(db, given);
  world.contents.build = async () => figure('74 %');
  const subscription = await subscribed(db);
  await due(db, subscription);
  await world.work();
  await world.later();
  world.calls.splice(0);
  return { ...world, world, subscription };
}

function figure(body: string, given: Partial<DigestContents> = {}): DigestContents {
  return { body, isFinal: false, headline: body, ...given };
}

/** Says what moved, and why. */
async function moved({ shown }: DigestAsked): Promise<DigestContents> {
  const now = '76 %';
  const reply = shown === null || shown.headline === now ? null : `${shown.headline} → ${now}`;
  return figure(now, { reply });
}

it('edits a message whose figures have moved, and tells its thread once', async () => {
  const { world, messages } = await posted();
  world.contents.build = moved;
  await world.workOn();
  expect(messages).toMatchObject([{ body: '76 %', replies: [{ body: '74 % → 76 %' }] }]);
  expect(world.calls.filter((call) => call === 'update')).toHaveLength(1);
});

it('tells the thread of a new message at once what its contents say', async () => {
  const world = digestWorld(db);
  world.contents.build = async () => figure('74 %', { reply: 'All agents: …', isFinal: true });
  await due(db, await subscribed(db));
  world.trouble('reply', LOST, { isDone: true });
  await world.work();
  await world.later();
  await world.work();
  expect(world.messages).toMatchObject([{ replies: [{ body: 'All agents: …' }] }]);
  expect(await deliveriesIn(db)).toMatchObject([{ state: 'sent', nextTryMs: null, message: null }]);
});

it('leaves a message alone of which nothing new is to be told', async () => {
  const { world, contents } = await posted();
  contents.build = async () => figure('74 % as of 17:40', { gist: 'gist' });
  await world.work();
  await world.later();
  expect(world.bodies()).toEqual(['74 % as of 17:40']);
  contents.build = async () => figure('74 % as of 17:45', { gist: 'gist' });
  await world.workOn();
  expect(world.bodies()).toEqual(['74 % as of 17:40']);
  const [delivery] = await deliveriesIn(db);
  expect(delivery!.nextTryMs).not.toBeNull();
});

it('sees after some minutes whether something is to be edited, later after some hours', async () => {
  await posted();
  const pauseMs = async () => {
    const world = digestWorld(db);
    world.contents.build = async () => figure('74 %');
    await world.work();
    const [delivery] = await deliveriesIn(db);
    await world.later();
    return delivery!.nextTryMs! - Date.now();
  };
  expect(Math.round((await pauseMs()) / 60_000)).toBe(5);
  await sql`update delivery set shift_end = shift_end - interval '20 hours'`.execute(db);
  expect(Math.round((await pauseMs()) / 60_000)).toBe(180);
});

it('ends with the edit that is final, and keeps the text no longer', async () => {
  const { world, contents } = await posted();
  contents.build = async () => figure('75 %', { isFinal: true });
  await world.workOn();
  expect(world.bodies()).toEqual(['75 %']);
  expect(await deliveriesIn(db)).toMatchObject([{ state: 'sent', nextTryMs: null, message: null }]);
});

it('ends without an edit when what is shown has become final', async () => {
  const { world, contents } = await posted();
  contents.build = async () => figure('74 %', { isFinal: true });
  await world.workOn();
  expect(world.calls).toEqual([]);
  expect(await deliveriesIn(db)).toMatchObject([{ nextTryMs: null, lastError: null }]);
});

it('ends some days after the shift, and with the subscription', async () => {
  const { world } = await posted();
  world.contents.build = moved;
  await sql`update delivery set shift_end = shift_end - interval '121 hours'`.execute(db);
  await world.work();
  expect(world.bodies()).toEqual(['74 %']);

  const other = await posted();
  await endSubscription(db, other.subscription.id);
  other.contents.build = moved;
  await other.world.work();
  expect(other.bodies()).toEqual(['74 %']);
});

it('ends an edit that was begun with the same bytes, and a reply that was lost is not told twice', async () => {
  const { world, contents, messages } = await posted();
  contents.build = moved;
  world.trouble('update', LOST, { isDone: true });
  await world.work();
  contents.build = async () => figure('80 %');
  world.trouble('reply', LOST, { isDone: true });
  await world.later();
  await world.work();
  expect(messages).toMatchObject([{ body: '76 %', replies: [{ body: '74 % → 76 %' }] }]);
  await world.workOn();
  expect(messages).toMatchObject([{ body: '80 %', replies: [{ body: '74 % → 76 %' }] }]);
});

it('tells the thread once at the most where nobody can look', async () => {
  const { world, state, messages } = await posted();
  world.contents.build = moved;
  state.isReadable = false;
  world.trouble('reply', LOST, { isDone: true });
  await world.workOn();
  expect(messages).toMatchObject([{ body: '76 %', replies: [{ body: '74 % → 76 %' }] }]);
});

it('ends when the contents can’t be written any more', async () => {
  const { world } = await posted();
  world.contents.build = async () => Promise.reject(new DigestRefusedError('The owner has left.'));
  await world.workOn();
  expect(await deliveriesIn(db)).toMatchObject([
    { state: 'sent', nextTryMs: null, lastError: 'The owner has left.', failures: 0 },
  ]);
});

it('says why it can edit no more, when the message is gone', async () => {
  const { world } = await posted();
  world.contents.build = moved;
  world.trouble('update', refused('never', 'message_not_found'));
  await world.workOn();
  expect(await deliveriesIn(db)).toMatchObject([
    { state: 'sent', nextTryMs: null, lastError: 'message_not_found' },
  ]);
});

it('pauses the subscription when its channel is gone, and tells the owner', async () => {
  const { world, told } = await posted();
  world.contents.build = moved;
  world.trouble('update', refused('gone', 'is_archived'));
  await world.workOn();
  expect(await livingSubscriptions(db)).toMatchObject([{ paused: { reason: 'is_archived' } }]);
  expect(await deliveriesIn(db)).toMatchObject([{ state: 'sent', nextTryMs: null }]);
  expect(told).toEqual([{ userId: 'U-hana', notice: 'paused' }]);
});

it('still says that it was late', async () => {
  const world = digestWorld(db);
  await due(db, await subscribed(db), { minutesAgo: 60 });
  world.contents.build = async ({ isLate }) => figure(`74 % ${isLate}`);
  await world.work();
  world.contents.build = async ({ isLate }) => figure(`75 % ${isLate}`);
  await world.workOn();
  expect(world.bodies()).toEqual(['75 % true']);
});
