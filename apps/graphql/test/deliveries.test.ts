import type { DeliveriesQuery } from '@halfhour/core';
import { aDelivery, aSubscription, at } from '@halfhour/core/testing';
import { expect, it } from 'vitest';
import { ask, serverOf } from './ask.ts';

const SUBSCRIPTION = aSubscription({
  shiftId: 'late',
  ownerId: 'U1',
  fallbackOwnerId: null,
  showsNames: false,
  createdAtMs: at('08:00'),
  paused: { reason: 'is_archived', throughDate: null },
});

const DEAD = aDelivery({
  span: { startMs: at('08:00'), endMs: at('11:00') },
  dueAtMs: at('11:10'),
  state: 'dead',
  reason: 'is_archived',
  attempt: 3,
  lastError: 'is_archived',
  message: { body: 'Anna: 74 %', hash: '', gist: '', headline: '', isFinal: false },
  notice: 'paused',
  toldAtMs: at('11:11'),
});

/** A server with one subscription and one delivery, which remembers what it was asked. */
function delivering() {
  const asked: DeliveriesQuery[] = [];
  const server = serverOf(
    {},
    {
      digests: {
        subscriptions: async () => [SUBSCRIPTION],
        subscription: async () => SUBSCRIPTION,
        deliveries: async (query) => {
          asked.push(query);
          return [DEAD];
        },
      },
    },
  );
  return { ...server, asked };
}

it('tells which digests are dead, and why', async () => {
  const world = delivering();
  const { data, errors } = await ask(
    world,
    '{ deliveries(state: DEAD, first: 5) { id subscriptionId date dueAt state reason sentAt ts } }',
  );
  expect(errors).toEqual([]);
  expect(data.deliveries).toEqual([
    {
      id: 'd1',
      subscriptionId: 's1',
      date: '2026-11-20',
      dueAt: new Date(at('11:10')).toISOString(),
      state: 'DEAD',
      reason: 'is_archived',
      sentAt: null,
      ts: null,
    },
  ]);
  expect(world.asked).toEqual([{ states: ['dead'], first: 5 }]);
});

it('tells of digests in any state, a hundred unless it is said', async () => {
  const world = delivering();
  await ask(world, '{ deliveries { id } }');
  expect(world.asked).toEqual([{ first: 100 }]);
});

it.each([0, 1001])(
  'refuses %i digests at a time, and says how many there can be',
  async (first) => {
    const { errors } = await ask(delivering(), `{ deliveries(first: ${first}) { id } }`);
    expect(errors[0]?.message).toBe(`first is ${first}; it must be from 1 to 1000.`);
    expect(errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
  },
);

it('tells who is subscribed, and why a subscription rests', async () => {
  const { data } = await ask(
    delivering(),
    '{ subscriptions { id channelId shiftId ownerId showsNames pausedReason pausedThrough } }',
  );
  expect(data.subscriptions).toEqual([
    {
      id: 's1',
      channelId: 'C1',
      shiftId: 'late',
      ownerId: 'U1',
      showsNames: false,
      pausedReason: 'is_archived',
      pausedThrough: null,
    },
  ]);
});

it('says that there are none where nothing is kept', async () => {
  const { errors } = await ask(serverOf({}), '{ deliveries { id } }');
  expect(errors[0]?.message).toMatch(/^No digests are kept here/u);
});
