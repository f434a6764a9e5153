import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRequestBudget } from './budget.ts';
import type { Priority } from './budget-rule.ts';
import { createFakeClock } from './testing.ts';

const START_MS = Date.parse('2026-11-20T12:00:00Z');

interface Asked {
  readonly atMs: number;
  readonly priority: Priority;
}

interface Start {
  readonly atMs: number;
  readonly priority: Priority;
}

/** Asks for requests at these times and tells when each started, in order of starting. */
async function startsOf(asked: readonly Asked[], requestsPerMinute: number): Promise<Start[]> {
  const clock = createFakeClock(START_MS);
  const budget = createRequestBudget({ requestsPerMinute, clock });
  const starts: Start[] = [];
  await Promise.all(
    asked.map(async ({ atMs, priority }) => {
      await clock.sleep(atMs);
      await budget.acquire({ priority, signal: undefined });
      starts.push({ atMs: clock.nowMs(), priority });
    }),
  );
  return starts;
}

/** The most starts in any minute that begins with one of them. */
function busiestMinute(starts: readonly Start[]): number {
  return Math.max(
    0,
    ...starts.map(
      ({ atMs }) =>
        starts.filter((start) => start.atMs >= atMs && start.atMs < atMs + 60_000).length,
    ),
  );
}

const asking = fc.array(
  fc.record({
    atMs: fc.integer({ min: 0, max: 200_000 }),
    priority: fc.constantFrom<Priority>('interactive', 'background'),
  }),
  { maxLength: 60 },
);

test('no minute, wherever it begins, has more starts than allowed, and all start in the end', async () => {
  await fc.assert(
    fc.asyncProperty(asking, fc.integer({ min: 1, max: 20 }), async (asked, limit) => {
      const starts = await startsOf(asked, limit);
      expect(starts).toHaveLength(asked.length);
      expect(busiestMinute(starts)).toBeLessThanOrEqual(limit);
    }),
    { numRuns: 60 },
  );
});

test('background work leaves a fifth of every minute to interactive questions', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 5, max: 30 }), async (limit) => {
      const asked = Array.from({ length: limit * 2 }, () => ({
        atMs: 0,
        priority: 'background' as const,
      }));
      expect(busiestMinute(await startsOf(asked, limit))).toBe(Math.floor(limit * 0.8));
    }),
    { numRuns: 20 },
  );
});

test('an interactive question starts at once although background work has used its share', async () => {
  const background = Array.from({ length: 20 }, () => ({
    atMs: 0,
    priority: 'background' as const,
  }));
  const starts = await startsOf([...background, { atMs: 1, priority: 'interactive' }], 10);
  expect(starts.find(({ priority }) => priority === 'interactive')?.atMs).toBe(START_MS + 1);
});

test('a burst up to the limit does not wait', async () => {
  const asked = Array.from({ length: 300 }, () => ({ atMs: 0, priority: 'interactive' as const }));
  const starts = await startsOf(asked, 300);
  expect(new Set(starts.map(({ atMs }) => atMs))).toEqual(new Set([START_MS]));
});

test('requests of one priority start in the order in which they were asked for', async () => {
  const clock = createFakeClock(START_MS);
  const budget = createRequestBudget({ requestsPerMinute: 2, clock });
  const order: number[] = [];
  await Promise.all(
    Array.from({ length: 9 }, async (_, number) => {
      await budget.acquire({ priority: 'interactive', signal: undefined });
      order.push(number);
    }),
  );
  expect(order).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
});

test('after a 429 nobody starts before the time that Genesys named', async () => {
  const clock = createFakeClock(START_MS);
  const budget = createRequestBudget({ clock });
  budget.pause(42_000);
  await Promise.all([
    budget.acquire({ priority: 'interactive', signal: undefined }),
    budget.acquire({ priority: 'background', signal: undefined }),
  ]);
  expect(clock.nowMs()).toBe(START_MS + 42_000);
});

test('a wait of hours is not believed', async () => {
  const clock = createFakeClock(START_MS);
  const budget = createRequestBudget({ clock });
  budget.pause(3_600_000);
  await budget.acquire({ priority: 'interactive', signal: undefined });
  expect(clock.nowMs()).toBe(START_MS + 120_000);
});

test('requests that others made with the same client count', async () => {
  const clock = createFakeClock(START_MS);
  const budget = createRequestBudget({ requestsPerMinute: 10, clock });
  budget.observe({ startedMs: START_MS, count: 8, allowed: 10, resetMs: 30_000 });
  const waitedMs = async (priority: Priority) => {
    await budget.acquire({ priority, signal: undefined });
    return clock.nowMs() - START_MS;
  };
  expect(await waitedMs('interactive')).toBe(0);
  expect(await waitedMs('interactive')).toBe(0);
  expect(await waitedMs('interactive')).toBe(30_000);
});

test('an older answer that arrives late does not hand out requests again', async () => {
  const clock = createFakeClock(START_MS);
  const budget = createRequestBudget({ requestsPerMinute: 10, clock });
  budget.observe({ startedMs: START_MS, count: 10, allowed: 10, resetMs: 30_000 });
  budget.observe({ startedMs: START_MS - 1, count: 3, allowed: 10, resetMs: 30_000 });
  await budget.acquire({ priority: 'interactive', signal: undefined });
  expect(clock.nowMs()).toBe(START_MS + 30_000);
});

test('a lower limit that Genesys tells is kept', async () => {
  const clock = createFakeClock(START_MS);
  const budget = createRequestBudget({ requestsPerMinute: 300, clock });
  budget.observe({ startedMs: START_MS, count: 0, allowed: 2, resetMs: 1 });
  await clock.sleep(10);
  for (let made = 0; made < 3; made += 1) {
    await budget.acquire({ priority: 'interactive', signal: undefined });
  }
  expect(clock.nowMs() - START_MS).toBeGreaterThan(60_000);
});

test('an abort ends the waiting at once and costs those behind nothing', async () => {
  const clock = createFakeClock(START_MS);
  const budget = createRequestBudget({ requestsPerMinute: 1, clock });
  const ending = new AbortController();
  await budget.acquire({ priority: 'interactive', signal: undefined });
  const leaving = budget.acquire({ priority: 'interactive', signal: ending.signal });
  const staying = budget.acquire({ priority: 'interactive', signal: undefined });
  ending.abort(new Error('enough'));
  await expect(leaving).rejects.toThrow('enough');
  await staying;
  expect(clock.nowMs()).toBe(START_MS + 61_000);
});

test('options that make no sense are refused with what is expected', () => {
  expect(() => createRequestBudget({ requestsPerMinute: 0 })).toThrow(/whole number of 1 or more/);
  expect(() => createRequestBudget({ interactiveReserve: 1 })).toThrow(/0 to below 1/);
});

test('a clock that is set back by hours keeps nobody waiting', async () => {
  const waits = createFakeClock(START_MS);
  let backMs = 0;
  const clock = { ...waits, nowMs: () => waits.nowMs() - backMs };
  const budget = createRequestBudget({ clock });
  const ask = async () => budget.acquire({ priority: 'background', signal: undefined });
  await ask();
  backMs = 3 * 3_600_000;
  await ask();
  expect(waits.nowMs()).toBe(START_MS);
});
