import { at, memoryWorld } from '@halfhour/core/testing';
import { expect, it } from 'vitest';
import { LIMITS } from '../src/limits.ts';
import { ask, serverOf } from './ask.ts';
import { callerWho } from './callers.ts';
import { forAMinute, slow } from './slow-server.ts';

const WEEK = 'from: "2026-11-13T00:00:00Z", to: "2026-11-20T00:00:00Z"';
const QUERY = `{ utilization(${WEEK}, first: 10) { intervals { tTalk } } }`;
/** Of ten agents in 337 half hours: 2 to fold each, a value of each, and the list itself. */
const REQUESTED = 3 * 10 * 337 + 1;
/** There are two. */
const ACTUAL = 3 * 2 * 336 + 1;

/** A server with a budget of one and a half such questions, at a time that the test sets. */
function budgeted() {
  const clock = { nowMs: at('12:00') };
  const limits = { ...LIMITS, costPerMinute: Math.ceil(1.5 * REQUESTED) };
  const world = serverOf(
    {},
    {
      limits,
      report: {
        ...memoryWorld({ agents: ['ada', 'bob'], asOfMs: clock.nowMs }),
        nowMs: () => clock.nowMs,
        settleMs: 0,
      },
      callerOf: async ({ headers }) => {
        const name = headers.get('x-name') ?? 'nobody';
        const caller = callerWho({ sees: 'everybody' });
        return { ...caller, principal: { kind: 'key', id: `key:${name}`, name } };
      },
    },
  );
  return { ...world, clock, costPerMinute: limits.costPerMinute };
}

it('takes what a question may cost, gives back what it did not, and says what is left', async () => {
  const world = budgeted();
  const first = await ask(world, QUERY);
  expect(first.extensions.cost).toMatchObject({
    requested: REQUESTED,
    actual: ACTUAL,
    remaining: world.costPerMinute - ACTUAL,
  });
  const second = await ask(world, QUERY);
  expect(second.extensions.cost.remaining).toBe(world.costPerMinute - 2 * ACTUAL);
});

/** Asks until the budget is used up. */
async function used() {
  const world = budgeted();
  for (;;) {
    const answer = await ask(world, QUERY);
    if (answer.status !== 200) return { world, answer };
  }
}

it('refuses what exceeds the budget with 429, and says when to ask again', async () => {
  const { world, answer } = await used();
  expect(answer.status).toBe(429);
  expect(answer.errors).toMatchObject([{ extensions: { code: 'RATE_LIMITED' } }]);
  const { remaining } = answer.extensions.cost;
  const retryAfterMs = Number(answer.errors[0]?.extensions['retryAfterMs']);
  expect(retryAfterMs).toBe(Math.ceil(((REQUESTED - remaining) * 60_000) / world.costPerMinute));
  world.clock.nowMs += retryAfterMs - 5;
  expect((await ask(world, QUERY)).status).toBe(429);
  world.clock.nowMs += 5;
  expect((await ask(world, QUERY)).status).toBe(200);
});

it('tells the seconds to wait in Retry-After, and takes nothing for a refusal', async () => {
  const { world, answer } = await used();
  const refused = await world.server.fetch('http://localhost/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: QUERY }),
  });
  const body = await refused.json();
  const { retryAfterMs } = body.errors[0].extensions;
  expect(refused.headers.get('retry-after')).toBe(String(Math.ceil(retryAfterMs / 1000)));
  expect(body.extensions.cost.remaining).toBe(answer.extensions.cost.remaining);
});

it('lets cheaper questions through while a dear one has to wait', async () => {
  const { world } = await used();
  expect((await ask(world, QUERY.replace('first: 10', 'first: 1'))).status).toBe(200);
});

it('gives each principal a budget of their own, and none to names of the same address', async () => {
  const { world } = await used();
  const others = await ask(world, QUERY, {}, { headers: { 'x-name': 'somebody else' } });
  expect(others.extensions.cost.remaining).toBe(world.costPerMinute - ACTUAL);
});

it('takes something for a question that asks for nothing', async () => {
  const world = budgeted();
  const { extensions } = await ask(world, '{ __typename }');
  expect(extensions.cost).toMatchObject({ complexity: 1, requested: 100, actual: 100 });
});

it('never has more than a minute’s budget saved up, nor less when the clock is put back', async () => {
  const world = budgeted();
  await ask(world, QUERY);
  world.clock.nowMs += 3_600_000;
  expect((await ask(world, QUERY)).extensions.cost.remaining).toBe(world.costPerMinute - ACTUAL);
  world.clock.nowMs -= 7_200_000;
  const { remaining } = (await ask(world, QUERY)).extensions.cost;
  expect(remaining).toBe(world.costPerMinute - 2 * ACTUAL);
});

it('takes all it might have cost for what was given up', async () => {
  const world = slow(forAMinute, { limits: { ...LIMITS, timeMs: 1 } });
  const { extensions } = await ask(world, QUERY);
  expect(extensions.cost).toMatchObject({ requested: REQUESTED, actual: REQUESTED });
});
