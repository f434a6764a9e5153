import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Schema } from '../store/schema.ts';
import { startTestServer, type TestServer } from '../store/testing.ts';
import { emptyDigests, subscribed } from '../store/testing-subscriptions.ts';
import type { DigestChannel } from './channel.ts';
import { deliveriesIn, digestWorld, due } from './testing.ts';
import { LOST } from './testing-channel.ts';

let server: TestServer;
let db: Kysely<Schema>;
beforeAll(async () => {
  server = await startTestServer();
  db = (await server.freshDatabase()).kysely;
});
beforeEach(async () => emptyDigests(db));
afterAll(async () => server.stop());

type World = ReturnType<typeof digestWorld>;

/**
 * Two processes, of which one is stopped before or after a call for longer than its lease, while the
 * other does all there is to do.
 */
function stopped(
  when: 'before' | 'after',
  method: keyof DigestChannel,
): { readonly zombie: World; readonly other: World } {
  const other = digestWorld(db, { worker: 'other' });
  const { channel } = other;
  let isStopped = false;
  const call = channel[method];
  const stopping = {
    ...channel,
    async [method](...args: Parameters<typeof call>) {
      if (isStopped) return Reflect.apply(call, channel, args);
      isStopped = true;
      const answer = when === 'after' ? await Reflect.apply(call, channel, args) : undefined;
      await other.workOn();
      return answer ?? Reflect.apply(call, channel, args);
    },
  };
  return { zombie: digestWorld(db, { worker: 'zombie', channel: stopping }), other };
}

it('takes its message back when another process has posted meanwhile', async () => {
  const { zombie, other } = stopped('before', 'post');
  await due(db, await subscribed(db));
  await zombie.work();
  expect(other.calls.filter((call) => call === 'post')).toHaveLength(2);
  expect(other.messages.map(({ ts }) => ts)).toEqual(['1.0']);
  expect(await deliveriesIn(db)).toMatchObject([{ state: 'sent', ts: '1.0' }]);
  expect(zombie.events).toContainEqual(
    expect.objectContaining({ kind: 'takenBack', isGone: true }),
  );
});

it('takes its message back though the first tries fail', async () => {
  const { zombie, other } = stopped('before', 'post');
  await due(db, await subscribed(db));
  other.trouble('delete', LOST);
  other.trouble('delete', LOST);
  await zombie.work();
  expect(other.messages.map(({ ts }) => ts)).toEqual(['1.0']);
});

it('does not post when its lease has ended before', async () => {
  const { zombie, other } = stopped('after', 'find');
  await due(db, await subscribed(db));
  await zombie.work();
  expect(other.calls.filter((call) => call === 'post')).toHaveLength(1);
  expect(zombie.events).toContainEqual(expect.objectContaining({ kind: 'lost' }));
});

it('takes back the copy of a process that posted much later and never heard of it', async () => {
  const other = digestWorld(db, { worker: 'other' });
  const { channel } = other;
  const zombie = digestWorld(db, {
    worker: 'zombie',
    channel: {
      ...channel,
      async post(message) {
        await other.later();
        await other.work();
        await channel.post(message);
        return LOST;
      },
    },
  });
  await due(db, await subscribed(db));
  await zombie.work();
  expect(other.messages.map(({ ts }) => ts)).toEqual(['1.0', '2.0']);
  await other.workOn();
  expect(other.messages.map(({ ts }) => ts)).toEqual(['1.0']);
});

it('looks for the copy of a process that was killed, though it was not there at first', async () => {
  const { channel, ...world } = digestWorld(db);
  const mark = await due(db, await subscribed(db));
  world.trouble('post', LOST);
  await world.work();
  await world.later();
  await world.work();
  await channel.post({ place: { teamId: 'T1', channelId: 'C-late' }, mark, body: 'late' });
  world.contents.build = async () => ({ body: '2026-11-20', isFinal: true, headline: '' });
  await world.workOn();
  expect(world.bodies()).toEqual(['2026-11-20']);
});

it('takes back all but the oldest of several that it finds', async () => {
  const { channel, ...world } = digestWorld(db);
  const mark = await due(db, await subscribed(db));
  for (const body of ['first', 'second', 'third']) {
    await channel.post({ place: { teamId: 'T1', channelId: 'C-late' }, mark, body });
  }
  await world.work();
  expect(world.bodies()).toEqual(['first']);
});

it('counts the message of a process that was given up, if it is the first', async () => {
  const world = digestWorld(db);
  const { channel } = world;
  const slow = digestWorld(db, {
    channel: {
      ...channel,
      async post(message) {
        const posted = await channel.post(message);
        // Another has begun, and has not posted yet.
        await sql`update delivery set attempt = attempt + 1`.execute(db);
        return posted;
      },
    },
  });
  await due(db, await subscribed(db));
  await slow.work();
  expect(await deliveriesIn(db)).toMatchObject([{ state: 'sent', ts: '1.0' }]);
  await world.workOn();
  expect(world.bodies()).toHaveLength(1);
});

it('sends an edit again that an older one has overwritten', async () => {
  const { zombie, other } = stopped('before', 'update');
  await due(db, await subscribed(db));
  await other.work();
  zombie.contents.build = async () => ({ body: 'old', isFinal: false, headline: '' });
  other.contents.build = async () => ({ body: 'new', isFinal: false, headline: '' });
  await other.later();
  await zombie.work();
  await other.work();
  expect(other.bodies()).toEqual(['new']);
});
