import { expect, it } from 'vitest';
import { progressLine } from './progress-line.ts';

const STATE = {
  pagesRead: 2,
  pages: 8,
  conversations: 1234,
  requestsLastMinute: 64,
  requestsPerMinute: 300,
  retries: 0,
  waitingMs: 0,
};

it('says how far it is and what of the budget is used', () => {
  expect(progressLine(STATE)).toBe(
    'Reading page 3 of 8 · 1,234 conversations · 64 of 300 requests this minute',
  );
});

it('says that it waits for the budget, and that something is tried again', () => {
  const line = progressLine({ ...STATE, pages: null, pagesRead: 0, retries: 2, waitingMs: 12_900 });
  expect(line).toBe(
    'Reading page 1 · waiting 12 s for the request budget · 1,234 conversations · ' +
      '64 of 300 requests this minute · 2 tried again',
  );
});
