import { expect, it } from 'vitest';
import { DAY_MS } from '../time/half-hour.ts';
import { backfillOf, progressOf } from './backfill-of.ts';

const NOW_MS = Date.parse('2026-11-20T10:00:00Z');
const TODAY_MS = Date.parse('2026-11-20T00:00:00Z');
const kept = { scope: { kind: 'all' }, retentionDays: 30, nowMs: NOW_MS } as const;

const daysAgo = (from: number, to: number) => ({
  startMs: TODAY_MS - from * DAY_MS,
  endMs: TODAY_MS - to * DAY_MS,
});
const reading = (from: number, to: number) => ({ ...daysAgo(from, to), halfHours: 96, left: 50 });

it('has a past read that is kept, and says that it begins with the newest day', () => {
  expect(backfillOf(daysAgo(5, 2), kept)).toEqual({
    span: daysAgo(5, 2),
    message: expect.stringContaining('newest day first'),
  });
});

it('has nothing read that would not be kept, and says how to see it all the same', () => {
  expect(backfillOf(daysAgo(40, 31), kept)).toEqual({
    span: null,
    message: expect.stringMatching(/kept for 30 days .* 2 days at a time/u),
  });
});

it('has of a past that is too long only that read which is kept', () => {
  expect(backfillOf(daysAgo(40, 20), kept).span).toEqual(daysAgo(30, 20));
});

it.each([
  [
    'tells how many days are left, of those asked about',
    [reading(9, 4), reading(3, 1)],
    ' 3 days of them are left.',
  ],
  ['tells of the last day', [reading(3, 2)], ' One day of them is left.'],
  ['says nothing more once all is read', [reading(9, 6)], ''],
])('%s', (_fact, backfills, sentence) => {
  expect(progressOf(daysAgo(5, 1), backfills)).toBe(sentence);
});
