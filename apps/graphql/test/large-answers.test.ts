import { expect, it, vi } from 'vitest';
import { LIMITS } from '../src/limits.ts';
import { ask, type Answer } from './ask.ts';
import { overHttp, slow } from './slow-server.ts';

const LARGE = '{ utilization(from: "2026-11-20T09:00:00Z", to: "2026-11-20T10:00:00Z") { asOf } }';
const SMALL = LARGE.replace('(', '(first: 1, ');
/** One hundred agents in three half hours are large, and one is not. */
const large = { fromCost: 500, atOnce: 1, waiting: 1 };
const limits = { ...LIMITS, large };

/** A server that answers a large question when the test says so. */
function gated(timeMs = LIMITS.timeMs) {
  const gates: PromiseWithResolvers<void>[] = [];
  let isOpen = false;
  const world = slow(
    async () => {
      const gate = Promise.withResolvers<void>();
      gates.push(gate);
      if (!isOpen) await gate.promise;
    },
    { limits: { ...limits, timeMs } },
  );
  /** Lets the next one go on, which has been let in by then. */
  async function next() {
    await vi.waitFor(() => expect(gates).toHaveLength(1));
    gates.pop()?.resolve();
  }
  /** Lets all go on, also those to come. */
  function open() {
    isOpen = true;
    for (const gate of gates) gate.resolve();
  }
  return { ...world, gates, next, open };
}

const statusOf = ({ status }: Answer) => status;

it('answers one large question after the other, and refuses what can’t even wait', async () => {
  const world = gated();
  const [first, second] = [ask(world, LARGE), ask(world, LARGE)];
  await world.asked;
  const third = await ask(world, LARGE);
  expect(third).toMatchObject({
    status: 503,
    errors: [{ extensions: { code: 'BUSY', retryAfterMs: 5000 } }],
  });
  // The second waits: nothing is read for it.
  expect(world.gates).toHaveLength(1);
  await world.next();
  expect((await first).status).toBe(200);
  await world.next();
  expect((await second).status).toBe(200);
});

it('lets small questions pass by', async () => {
  const world = gated();
  const first = ask(world, LARGE);
  await world.asked;
  const small = ask(world, SMALL);
  await vi.waitFor(() => expect(world.gates).toHaveLength(2));
  world.open();
  expect([await first, await small].map(statusOf)).toEqual([200, 200]);
});

it('gives the place of one that was given up to the next', async () => {
  const world = gated(200);
  const [first, second] = [ask(world, LARGE), ask(world, LARGE)];
  expect([await first, await second].map(statusOf)).toEqual([504, 504]);
  world.open();
  expect((await ask(world, LARGE)).status).toBe(200);
});

it('keeps the place until a client has its answer, or has gone', async () => {
  const world = gated();
  const { url, drain } = await overHttp(world);
  const post = async (signal: AbortSignal | null = null) =>
    fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: LARGE }),
      signal,
    });
  const client = new AbortController();
  const gone = post(client.signal).catch(() => 'gone');
  await world.asked;
  const waiting = post();
  client.abort();
  expect(await gone).toBe('gone');
  await vi.waitFor(() => expect(world.gates).toHaveLength(2));
  world.open();
  expect((await waiting).status).toBe(200);
  await drain(0);
});
