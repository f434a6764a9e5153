import { expect, it } from 'vitest';
import { createAnswerCache } from './answer-cache.ts';

const AGE_MS = 300_000;

/** A memory whose clock is set by hand, and how often what it remembers was loaded. */
function world() {
  const clock = { nowMs: 1_000_000_000 };
  const cache = createAnswerCache<number>({
    clock: { nowMs: () => clock.nowMs, sleep: async () => undefined },
    maxAgeMs: AGE_MS,
  });
  let loads = 0;
  const load = async () => (loads += 1);
  return { clock, cache, ask: async (key = 'teams') => cache.get(key, signal(), load) };
}

const failing = async () => Promise.reject(new Error('away'));
const signal = () => new AbortController().signal;

it('loads an answer once for as long as it is good', async () => {
  const { clock, ask } = world();
  expect(await ask()).toBe(1);
  clock.nowMs += AGE_MS - 1;
  expect(await ask()).toBe(1);
  clock.nowMs += 1;
  expect(await ask()).toBe(2);
});

it('loads it again after the clock was set back by more than that, and not for hours the old one', async () => {
  const { clock, ask } = world();
  await ask();
  clock.nowMs -= 3 * 3_600_000;
  expect(await ask()).toBe(2);
});

it('tells a failure to all who wait and forgets it', async () => {
  const { cache, ask } = world();
  const both = [1, 2].map(async () => cache.get('teams', signal(), failing));
  await expect(Promise.all(both)).rejects.toThrow('away');
  expect(await ask()).toBe(1);
});

it('ends the waiting of whoever gives up, and of nobody else', async () => {
  const { cache } = world();
  const { promise, resolve } = Promise.withResolvers<number>();
  const givingUp = new AbortController();
  const first = cache.get('teams', givingUp.signal, async () => promise);
  const second = cache.get('teams', signal(), async () => promise);
  givingUp.abort(new Error('given up'));
  resolve(7);
  await expect(first).rejects.toThrow('given up');
  expect(await second).toBe(7);
});
