import { expect, it } from 'vitest';
import { HALF_HOUR_MS } from './half-hour.ts';
import { localDate, localDay } from './local-day.ts';

const labels = (date: string, zone: string) =>
  localDay(date, zone).halfHours.map(({ label }) => label);

it.each([
  ['Europe/London', '2026-11-20', 48],
  ['Europe/London', '2026-03-29', 46],
  ['Europe/London', '2026-10-25', 50],
  ['America/New_York', '2026-03-08', 46],
  ['America/New_York', '2026-11-01', 50],
  ['Australia/Lord_Howe', '2026-10-04', 47],
  ['Australia/Lord_Howe', '2026-04-05', 49],
  ['Asia/Kathmandu', '2026-03-29', 48],
])('finds the half hours of %s on %s: %i', (zone, date, count) => {
  const day = localDay(date, zone);
  expect(day.halfHours).toHaveLength(count);
  expect(day.halfHours.every(({ startMs }) => startMs % HALF_HOUR_MS === 0)).toBe(true);
  expect(new Set(day.halfHours.map(({ label }) => label)).size).toBe(count);
});

it('leaves out the hour that spring skips', () => {
  expect(labels('2026-03-29', 'Europe/London').slice(0, 4)).toEqual([
    '00:00',
    '00:30',
    '02:00',
    '02:30',
  ]);
  expect(labels('2026-03-08', 'America/New_York').slice(3, 5)).toEqual(['01:30', '03:00']);
  expect(labels('2026-10-04', 'Australia/Lord_Howe').slice(3, 6)).toEqual([
    '01:30',
    '02:30',
    '03:00',
  ]);
});

it('names the zone where autumn repeats an hour', () => {
  expect(labels('2026-10-25', 'Europe/London').slice(1, 7)).toEqual([
    '00:30',
    '01:00 BST',
    '01:30 BST',
    '01:00 GMT',
    '01:30 GMT',
    '02:00',
  ]);
  expect(labels('2026-11-01', 'America/New_York').slice(2, 6)).toEqual([
    '01:00 EDT',
    '01:30 EDT',
    '01:00 EST',
    '01:30 EST',
  ]);
  expect(labels('2026-04-05', 'Australia/Lord_Howe').slice(2, 6)).toEqual([
    '01:00 LHDT',
    '01:30 LHDT',
    '01:30 LHST',
    '02:00',
  ]);
});

it('starts a quarter of an hour into the day where midnight is no half-hour boundary', () => {
  const day = localDay('2026-11-20', 'Asia/Kathmandu');
  expect(day.halfHours[0]).toEqual({ startMs: Date.parse('2026-11-19T18:30:00Z'), label: '00:15' });
  expect(day.halfHours.at(-1)?.label).toBe('23:45');
});

it('follows on from the day before without a gap or a repeat, over both clock changes', () => {
  for (const zone of [
    'Europe/London',
    'America/New_York',
    'Australia/Lord_Howe',
    'Asia/Kathmandu',
  ]) {
    let expectedMs = localDay('2026-01-01', zone).halfHours[0]?.startMs ?? NaN;
    for (let atMs = expectedMs; atMs < Date.parse('2027-01-01'); atMs = expectedMs) {
      for (const { startMs } of localDay(localDate(atMs, zone), zone).halfHours) {
        expect(startMs).toBe(expectedMs);
        expectedMs += HALF_HOUR_MS;
      }
    }
  }
});

it.each(['2026-02-30', 'today', '20-11-2026'])('refuses %s, which is no day', (date) => {
  expect(() => localDay(date, 'Europe/London')).toThrow(/YYYY-MM-DD/u);
});

it('refuses a zone that does not exist', () => {
  expect(() => localDay('2026-11-20', 'Europe/Lodnon')).toThrow(/IANA zone/u);
});

it('begins a day with the first of two midnights', () => {
  const { span, halfHours } = localDay('2026-11-01', 'America/Havana');
  expect(span).toEqual({
    startMs: Date.parse('2026-11-01T04:00Z'),
    endMs: Date.parse('2026-11-02T05:00Z'),
  });
  expect(halfHours.map(({ label }) => label).slice(0, 5)).toEqual([
    '00:00 UTC-04:00',
    '00:30 UTC-04:00',
    '00:00 UTC-05:00',
    '00:30 UTC-05:00',
    '01:00',
  ]);
});
