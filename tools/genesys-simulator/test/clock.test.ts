import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createSimulator } from '../src/index.ts';

const TODAY = Date.parse('2026-03-27T12:00:00Z');

beforeEach(() => vi.useFakeTimers({ now: TODAY, toFake: ['Date'] }));
afterEach(() => vi.useRealTimers());

test('with the real clock there are eight days of data, today among them, and more as time goes on', () => {
  const simulator = createSimulator({ agents: 5 });
  expect(simulator.scenario().dataFrom).toBe('2026-03-20T00:00:00.000Z');
  expect(simulator.nowMs()).toBe(TODAY);
  vi.setSystemTime(Date.parse('2026-05-01T20:00:00Z'));
  const fromMs = Date.parse('2026-04-27');
  const { agents } = simulator.truth({ fromMs, toMs: fromMs + 4 * 86_400_000 });
  expect(agents.some(({ halfHours }) => halfHours.some(({ busy }) => busy > 0))).toBe(true);
});

test('a fast clock runs as many times faster as it was told', () => {
  const startMs = Date.parse('2026-03-20T08:00:00Z');
  const simulator = createSimulator({ agents: 5, clock: { kind: 'fast', startMs, speed: 60 } });
  vi.setSystemTime(TODAY + 1000);
  expect(simulator.nowMs()).toBe(startMs + 60_000);
  expect(() => simulator.setNow(startMs)).toThrow('Only a fixed clock can be set.');
});

test('a fixed clock stands still until it is set', () => {
  const nowMs = Date.parse('2026-03-20T08:00:00Z');
  const simulator = createSimulator({ agents: 5, clock: { kind: 'fixed', nowMs } });
  vi.setSystemTime(TODAY + 1000);
  expect(simulator.nowMs()).toBe(nowMs);
  simulator.setNow(nowMs + 5);
  expect(simulator.nowMs()).toBe(nowMs + 5);
});
