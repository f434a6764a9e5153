import { expect, it } from 'vitest';
import { NOTHING_KNOWN } from '../genesys/budget-state.ts';
import { joinNews, NO_NEWS, withNews } from './request-budget-news.ts';

const NOW_MS = Date.parse('2026-11-20T12:00:00Z');
/** The database's clock is ahead by an hour. */
const AHEAD_MS = 3_600_000;
const THERE_MS = NOW_MS + AHEAD_MS;

const observed = (count: number, endMs: number) => ({
  ...NO_NEWS,
  observed: { told: { startedMs: NOW_MS, count, allowed: 250, resetMs: 30_000 }, endMs },
});

it('is told by the clock of who hears it', () => {
  const news = { ...observed(9, NOW_MS + 30_000), startsMs: [NOW_MS], pausedUntilMs: NOW_MS + 500 };
  expect(withNews(NOTHING_KNOWN, news, THERE_MS, AHEAD_MS)).toEqual({
    startsMs: [THERE_MS],
    allowed: 250,
    pausedUntilMs: THERE_MS + 500,
    theirs: { used: 9, endMs: THERE_MS + 30_000 },
  });
});

it('says nothing of a minute of Genesys and a pause that are over when it arrives', () => {
  const old = { ...observed(290, NOW_MS - 1), pausedUntilMs: NOW_MS - 1 };
  expect(withNews(NOTHING_KNOWN, old, THERE_MS, AHEAD_MS)).toEqual(NOTHING_KNOWN);
});

it('keeps of two what lets fewer requests start, and no start that counts no more', () => {
  const one = {
    ...observed(8, NOW_MS + 1),
    startsMs: [NOW_MS - 61_000],
    pausedUntilMs: NOW_MS + 2,
  };
  const other = { ...observed(7, NOW_MS + 3), startsMs: [NOW_MS], pausedUntilMs: NOW_MS + 1 };
  const joined = { ...one, startsMs: [NOW_MS] };
  expect(joinNews(one, other, NOW_MS)).toEqual(joined);
  expect(joinNews(other, one, NOW_MS)).toEqual(joined);
  expect(joinNews(NO_NEWS, NO_NEWS, NOW_MS)).toEqual(NO_NEWS);
});
