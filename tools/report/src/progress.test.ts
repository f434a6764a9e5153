import type { RequestBudget } from '@halfhour/core';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createProgress } from './progress.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function progressOver(budget: Partial<RequestBudget>) {
  const written: string[] = [];
  const progress = createProgress({
    budget: {
      acquire: async () => {},
      observe: () => undefined,
      pause: () => undefined,
      ...budget,
    },
    requestsPerMinute: 300,
    terminal: { write: (text) => written.push(text), columns: 120 },
    nowMs: () => Date.now(),
  });
  return { progress, written };
}

const REQUEST = { priority: 'interactive', signal: undefined } as const;

it('tells for how long the budget is waited for, until it is not', async () => {
  const granted = Promise.withResolvers<undefined>();
  const { progress, written } = progressOver({ acquire: async () => granted.promise });
  const waiting = progress.budget.acquire(REQUEST);
  vi.advanceTimersByTime(5000);
  expect(written.at(-1)).toContain('waiting 5 s for the request budget · 0 conversations · 0 of');
  granted.resolve(undefined);
  await waiting;
  vi.advanceTimersByTime(200);
  expect(written.at(-1)).toMatch(
    /Reading page 1 · 0 conversations · 1 of 300 requests this minute$/u,
  );
  progress.stop();
});

it('counts the requests of the last minute only', async () => {
  const { progress, written } = progressOver({});
  await progress.budget.acquire(REQUEST);
  vi.advanceTimersByTime(60_000);
  expect(written.at(-1)).toContain('0 of 300 requests');
  progress.stop();
});
