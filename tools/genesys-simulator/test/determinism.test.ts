import { expect, test } from 'vitest';
import type { Simulator } from '../src/index.ts';
import { clientOf } from './client.ts';
import { isClosed, legsIn, metric } from './reading.ts';
import { interval, world } from './world.ts';

async function pagesOf(simulator: Simulator, from: string): Promise<string> {
  const client = await clientOf(simulator);
  return JSON.stringify(await client.allPages({ interval: interval(from) }));
}

test('the same seed gives the same bytes, whatever was asked before', async () => {
  const fresh = await pagesOf(world({ seed: 'a' }), '2026-03-26');
  const used = world({ seed: 'a' });
  await pagesOf(used, '2026-03-27');
  used.truth({ fromMs: Date.parse('2026-03-25'), toMs: Date.parse('2026-03-26') });
  expect(await pagesOf(used, '2026-03-26')).toBe(fresh);
  expect(JSON.stringify(used.scenario())).toBe(JSON.stringify(world({ seed: 'a' }).scenario()));
});

test('another seed gives another world', async () => {
  const one = await pagesOf(world({ seed: 'a' }), '2026-03-26');
  expect(await pagesOf(world({ seed: 'b' }), '2026-03-26')).not.toBe(one);
});

test('what has ended stays as it was while the clock goes on', async () => {
  const simulator = world();
  const client = await clientOf(simulator);
  const before = legsIn(await client.allPages({ interval: interval('2026-03-27') })).filter(
    isClosed,
  );
  simulator.setNow(Date.parse('2026-03-27T18:00:00Z'));
  const after = legsIn(await client.allPages({ interval: interval('2026-03-27') }));
  const byId = new Map(after.map(({ session }) => [session.sessionId, session]));
  expect(before.length).toBeGreaterThan(100);
  expect(after.length).toBeGreaterThan(before.length);
  for (const { session } of before) {
    // Later segments can follow those that had ended.
    const now = byId.get(session.sessionId)?.segments ?? [];
    for (const segment of session.segments ?? []) expect(now).toContainEqual(segment);
  }
});

test('the night after a day is 48 hours old some of its after-call work changes, and the truth with it', async () => {
  const simulator = world();
  const client = await clientOf(simulator);
  const fromMs = Date.parse('2026-03-24');
  const bookedMs = () =>
    simulator
      .truth({ fromMs, toMs: fromMs + 3 * 86_400_000 })
      .agents.flatMap(({ halfHours }) => halfHours)
      .reduce((sum, one) => sum + one.started.tHandle, 0);
  const read = async () => legsIn(await client.allPages({ interval: interval('2026-03-24') }));
  const handleOf = (legs: Awaited<ReturnType<typeof read>>) =>
    new Map(legs.map((leg) => [leg.session.sessionId, metric(leg, 'tHandle') ?? 0]));

  simulator.setNow(Date.parse('2026-03-27T01:59:59Z'));
  const before = handleOf(await read());
  const truthBeforeMs = bookedMs();
  simulator.setNow(Date.parse('2026-03-27T02:00:00Z'));
  const after = handleOf(await read());
  const changed = [...after].filter(([id, value]) => before.get(id) !== value);
  expect(changed.length).toBeGreaterThan(0);
  expect(changed.length).toBeLessThan(after.size / 10);
  const differenceMs = changed.reduce((sum, [id, value]) => sum + value - (before.get(id) ?? 0), 0);
  expect(bookedMs() - truthBeforeMs).toBe(differenceMs);
});
