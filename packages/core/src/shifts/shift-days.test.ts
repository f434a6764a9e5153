import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays, weekdayOf } from '../time/calendar.ts';
import { HALF_HOUR_MS } from '../time/half-hour.ts';
import { hasDate } from '../time/local-instant.ts';
import type { Shift } from './shift.ts';
import { dueAtMs, shiftDays } from './shift-days.ts';
import { aShift, shiftFrom } from './testing.ts';

/** `date start end`, in UTC and without the year. */
function days(shift: Shift, fromDate: string, toDate = fromDate) {
  return shiftDays(shift, { fromDate, toDate }).map(({ date, span }) =>
    [date.slice(5), inUtc(span.startMs), inUtc(span.endMs)].join(' '),
  );
}

function inUtc(atMs: number): string {
  return new Date(atMs).toISOString().slice(5, 16);
}

it.each([
  ['Europe/London', '2026-03-28', '03-28T22:00 03-29T05:00'],
  ['Europe/London', '2026-10-24', '10-24T21:00 10-25T06:00'],
  ['Europe/Berlin', '2026-03-28', '03-28T21:00 03-29T04:00'],
  ['Europe/Berlin', '2026-10-24', '10-24T20:00 10-25T05:00'],
  ['America/New_York', '2026-03-07', '03-08T03:00 03-08T10:00'],
  ['America/New_York', '2026-10-31', '11-01T02:00 11-01T11:00'],
  ['Australia/Lord_Howe', '2026-10-03', '10-03T11:30 10-03T19:00'],
  ['Australia/Lord_Howe', '2026-04-04', '04-04T11:00 04-04T19:30'],
  ['America/Havana', '2026-03-07', '03-08T03:00 03-08T10:00'],
  ['America/Havana', '2026-10-31', '11-01T02:00 11-01T11:00'],
  ['Asia/Kathmandu', '2026-03-28', '03-28T16:15 03-29T00:15'],
  // Its clocks are no longer changed.
  ['Pacific/Apia', '2026-04-04', '04-04T09:00 04-04T17:00'],
])('runs over the night in %s from %s, under the date on which it starts', (zone, date, span) => {
  expect(days(shiftFrom('22:00-06:00', { zone }), date)).toEqual([`${date.slice(5)} ${span}`]);
});

it.each([
  ['2026-03-29', 46],
  ['2026-10-25', 50],
  ['2026-11-20', 48],
])('has in London on %s, round the clock, %i half hours', (date, count) => {
  const range = { fromDate: date, toDate: date };
  const [day] = shiftDays(shiftFrom('00:00-00:00'), range);
  expect((day!.span.endMs - day!.span.startMs) / HALF_HOUR_MS).toBe(count);
});

it('takes an end that comes twice for the later, and one that is left out for the instant after', () => {
  expect(days(shiftFrom('16:00-01:30'), '2026-10-24')).toEqual(['10-24 10-24T15:00 10-25T01:30']);
  expect(days(shiftFrom('16:00-01:30'), '2026-03-28')).toEqual(['03-28 03-28T16:00 03-29T01:00']);
});

it('ends at the earlier time when the later is within the next day’s shift', () => {
  expect(days(shiftFrom('01:30-01:30'), '2026-10-24', '2026-10-25')).toEqual([
    '10-24 10-24T00:30 10-25T00:30',
    '10-25 10-25T00:30 10-26T01:30',
  ]);
});

it('leaves out a shift that the clock is put forward over', () => {
  expect(days(shiftFrom('01:00-01:45'), '2026-03-28', '2026-03-30')).toEqual([
    '03-28 03-28T01:00 03-28T01:45',
    '03-30 03-30T00:00 03-30T00:45',
  ]);
});

it('leaves out the date that Samoa left out', () => {
  const shift = shiftFrom('22:00-06:00', { zone: 'Pacific/Apia' });
  expect(days(shift, '2011-12-28', '2011-12-31')).toEqual([
    '12-28 12-29T08:00 12-29T16:00',
    '12-29 12-30T08:00 12-30T10:00',
    '12-31 12-31T08:00 12-31T16:00',
  ]);
});

it('runs on its weekdays, from its first date to its last', () => {
  const shift = aShift({ weekdays: [5, 7], validFrom: '2026-11-14', validTo: '2026-11-22' });
  const dates = shiftDays(shift, { fromDate: '2026-11-01', toDate: '2026-11-30' });
  expect(dates.map(({ date }) => date)).toEqual(['2026-11-15', '2026-11-20', '2026-11-22']);
});

it('has had the days that were over when it was ended, and no other', () => {
  const shift = aShift({ endedAtMs: Date.parse('2026-11-20T17:00Z') });
  const ended = days(shift, '2026-11-19', '2026-11-22');
  expect(ended.map((day) => day.slice(0, 5))).toEqual(['11-19', '11-20']);
});

it('is what a published schedule says, on the dates of which it says something', () => {
  const span = {
    startMs: Date.parse('2026-11-19T07:30Z'),
    endMs: Date.parse('2026-11-19T18:15Z'),
  };
  const published = [
    { date: '2026-11-18', span: null, agentIds: [], readAtMs: 0 },
    { date: '2026-11-19', span, agentIds: ['anna'], readAtMs: 0 },
  ];
  const found = shiftDays(
    aShift(),
    { fromDate: '2026-11-18', toDate: '2026-11-20' },
    new Map(published.map((day) => [day.date, day])),
  );
  expect(found).toMatchObject([
    { date: '2026-11-19', span, scheduledAgentIds: ['anna'] },
    { date: '2026-11-20', scheduledAgentIds: null },
  ]);
});

const ZONES = [
  'Europe/London',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Pacific/Apia',
  'America/Havana',
  'Africa/Casablanca',
];
/** Around a change of clocks, of some zone. */
const CHANGES = [
  '2026-03-08',
  '2026-03-29',
  '2026-04-05',
  '2026-10-04',
  '2026-10-25',
  '2026-11-01',
];

it('runs once on every date, one day after another without a shared moment, due in order', () => {
  const times = fc.record({
    zone: fc.constantFrom(...ZONES),
    startMinute: fc.integer({ min: 0, max: 1439 }),
    endMinute: fc.integer({ min: 0, max: 1439 }),
    fromDate: fc.constantFrom(...CHANGES, '2011-12-30').map((date) => addDays(date, -3)),
  });
  fc.assert(
    fc.property(times, ({ fromDate, ...given }) => {
      const shift = aShift({ ...given, weekdays: [1, 2, 3, 4, 5, 6, 7] });
      const dates = [0, 1, 2, 3, 4, 5].map((after) => addDays(fromDate, after));
      const found = shiftDays(shift, { fromDate, toDate: dates[5]! });
      const isSkipped = (date: string) => !found.some((day) => day.date === date);
      const skipped = dates.filter(isSkipped);
      // A shift of minutes can fall into the hour that a zone leaves out.
      const isShort =
        given.endMinute > given.startMinute && given.endMinute - given.startMinute <= 60;
      expect(skipped.filter((date) => hasDate(date, given.zone) && !isShort)).toEqual([]);
      expect(found.map(({ date }) => date)).toEqual(
        dates.filter((date) => !skipped.includes(date)),
      );
      for (const [index, day] of found.entries()) {
        expect(day.span.endMs).toBeGreaterThan(day.span.startMs);
        const next = found[index + 1];
        if (next === undefined) continue;
        expect(next.span.startMs).toBeGreaterThanOrEqual(day.span.endMs);
        expect(dueAtMs(shift, next)).toBeGreaterThan(dueAtMs(shift, day));
      }
    }),
    { numRuns: 200 },
  );
});

it('is due when it has ended and had its time to settle', () => {
  const [day] = shiftDays(aShift(), { fromDate: '2026-11-20', toDate: '2026-11-20' });
  expect(inUtc(dueAtMs({ settleMinutes: 25 }, day!))).toBe('11-20T17:25');
  expect(weekdayOf(day!.date)).toBe(5);
});
