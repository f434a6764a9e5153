import { expect, it } from 'vitest';
import { createReadiness } from './readiness.ts';

/** A readiness whose checks say these things one after the other, on a clock that is set by hand. */
function readinessThatFinds(...found: readonly (boolean | null | Promise<boolean>)[]) {
  const clock = { nowMs: 0 };
  let checks = 0;
  const readiness = createReadiness({
    check: async () => ({ works: (await found[checks++]) ?? null }),
    nowMs: () => clock.nowMs,
  });
  return { ...readiness, clock, checks: () => checks };
}

it('asks once, however often it is asked within a quarter of a minute', async () => {
  const readiness = readinessThatFinds(true, false);
  const answers = await Promise.all([readiness.status(), readiness.status()]);
  readiness.clock.nowMs = 14_999;
  expect([...answers, await readiness.status()]).toEqual(['ready', 'ready', 'ready']);
  expect(readiness.checks()).toBe(1);
});

it('answers what it knows while it asks again', async () => {
  const answer = Promise.withResolvers<boolean>();
  const readiness = readinessThatFinds(true, answer.promise);
  await readiness.status();
  readiness.clock.nowMs = 15_000;
  expect(await readiness.status()).toBe('ready');
  answer.resolve(false);
  await answer.promise;
  expect(await readiness.status()).toBe('unavailable');
});

it('tells nothing that nobody has asked for in a minute', async () => {
  const readiness = readinessThatFinds(true, false);
  await readiness.status();
  readiness.clock.nowMs = 60_000;
  expect(await Promise.all([readiness.status(), readiness.status()])).toEqual([
    'unavailable',
    'unavailable',
  ]);
  expect(readiness.checks()).toBe(2);
});

it('keeps to what it knew when that can’t be told now', async () => {
  const readiness = readinessThatFinds(true, null);
  await readiness.status();
  readiness.clock.nowMs = 15_000;
  await readiness.status();
  expect(await readiness.status()).toBe('ready');
});

it('is not ready before anything is known', async () => {
  expect(await readinessThatFinds(null).status()).toBe('unavailable');
});

it('asks again after the clock was set back', async () => {
  const readiness = readinessThatFinds(true, false);
  await readiness.status();
  readiness.clock.nowMs = -3_600_000;
  expect(await readiness.status()).toBe('unavailable');
});
