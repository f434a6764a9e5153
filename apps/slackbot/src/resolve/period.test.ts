import { expect, it } from 'vitest';
import { isRefused, refused } from '../fault.ts';
import { parse } from '../parse/parse.ts';
import { type PeriodContext, resolvePeriod } from './period.ts';

/** Sunday, 14:40 in London. */
const NOW_MS = Date.parse('2026-11-22T14:40:00Z');
const LONDON: PeriodContext = { nowMs: NOW_MS, zone: 'Europe/London' };

function resolve(text: string, context: Partial<PeriodContext> = {}) {
  const command = parse(text);
  if (command.kind !== 'ask') throw new Error(`not a question: ${text}`);
  return resolvePeriod(command.question, { ...LONDON, ...context });
}

/** `date start end` of each day, or the fault. */
function days(text: string, context: Partial<PeriodContext> = {}) {
  const found = resolve(text, context);
  if (isRefused(found)) return found.fault;
  return found.days.map(({ date, span }) =>
    [date, inUtc(span.startMs), inUtc(span.endMs)].join(' '),
  );
}

function inUtc(atMs: number): string {
  return new Date(atMs).toISOString().slice(5, 16);
}

function datesOf(text: string, context: Partial<PeriodContext> = {}) {
  const found = resolve(text, context);
  return isRefused(found) ? found.fault : found.days.map(({ date }) => date);
}

it('counts days on the calendar of the zone', () => {
  expect(days('today')).toEqual(['2026-11-22 11-22T00:00 11-23T00:00']);
  expect(days('today in auckland')).toEqual(['2026-11-23 11-22T11:00 11-23T11:00']);
  expect(days('yesterday in new york')).toEqual(['2026-11-21 11-21T05:00 11-22T05:00']);
  expect(days('yesterday in kathmandu')).toEqual(['2026-11-21 11-20T18:15 11-21T18:15']);
});

it('begins weeks on Monday, and ends this one today', () => {
  const wednesdayMs = Date.parse('2026-11-18T12:00:00Z');
  expect(datesOf('this week', { nowMs: wednesdayMs })).toEqual([
    '2026-11-16',
    '2026-11-17',
    '2026-11-18',
  ]);
  const lastWeek = datesOf('last week', { nowMs: wednesdayMs });
  expect(lastWeek).toHaveLength(7);
  expect(lastWeek).toMatchObject({ 0: '2026-11-09', 6: '2026-11-15' });
});

it('takes the name of a day for the last one before today', () => {
  expect(datesOf('saturday')).toEqual(['2026-11-21']);
  expect(datesOf('monday')).toEqual(['2026-11-16']);
  expect(datesOf('sunday')).toEqual(['2026-11-15']);
});

it('counts the last days back from yesterday', () => {
  expect(datesOf('last 2 days')).toEqual(['2026-11-20', '2026-11-21']);
  expect(datesOf('last 31 days')).toHaveLength(31);
});

it('gives a stretch of every day, over midnight where it ends earlier than it starts', () => {
  expect(days('2026-11-19 to 2026-11-20 09:00-17:30')).toEqual([
    '2026-11-19 11-19T09:00 11-19T17:30',
    '2026-11-20 11-20T09:00 11-20T17:30',
  ]);
  expect(days('friday 22:00-06:00')).toEqual(['2026-11-20 11-20T22:00 11-21T06:00']);
});

it('leaves out days and stretches that have not begun', () => {
  expect(datesOf('2026-11-21 to 2026-11-30')).toEqual(['2026-11-21', '2026-11-22']);
  expect(datesOf('last 1 days 16:00-18:00')).toEqual(['2026-11-21']);
  expect(datesOf('2026-11-21 to 2026-11-22 16:00-18:00')).toEqual(['2026-11-21']);
});

it.each([
  ['2026-03-29', 'Europe/London', '03-29T00:00 03-29T23:00'],
  ['2026-10-25', 'Europe/London', '10-24T23:00 10-26T00:00'],
  // From midnight to one o'clock; then from one o'clock back to midnight, which is shown twice.
  ['2026-03-08', 'America/Havana', '03-08T05:00 03-09T04:00'],
  ['2026-11-01', 'America/Havana', '11-01T04:00 11-02T05:00'],
  ['2026-04-05', 'Australia/Lord_Howe', '04-04T13:00 04-05T13:30'],
])('knows how long %s is in %s', (date, zone, span) => {
  const nowMs = Date.parse('2026-12-20T12:00:00Z');
  expect(days(date, { zone, nowMs })).toEqual([`${date} ${span}`]);
});

it.each([
  // The hour from 01:00 is left out, then repeated.
  ['2026-03-29 01:30-03:00', 'Europe/London', '03-29T01:00 03-29T02:00'],
  ['2026-03-28 22:00-01:15', 'Europe/London', '03-28T22:00 03-29T01:00'],
  ['2026-10-25 01:00-01:30', 'Europe/London', '10-25T00:00 10-25T01:30'],
  ['2026-10-24 22:00-06:00', 'Europe/London', '10-24T21:00 10-25T06:00'],
  ['2026-03-08 02:30-04:00', 'America/New_York', '03-08T07:00 03-08T08:00'],
  ['2026-11-01 01:30-02:00', 'America/New_York', '11-01T05:30 11-01T07:00'],
  // Half an hour, from 02:00 to 02:30, then from 02:00 back to 01:30.
  ['2026-10-04 02:15-03:00', 'Australia/Lord_Howe', '10-03T15:30 10-03T16:00'],
  ['2026-04-05 01:45-02:00', 'Australia/Lord_Howe', '04-04T14:45 04-04T15:30'],
])('finds %s in %s when the clock is changed', (text, zone, span) => {
  const nowMs = Date.parse('2026-12-20T12:00:00Z');
  expect(days(text, { zone, nowMs })).toEqual([`${text.slice(0, 10)} ${span}`]);
});

it('refuses dates that are none, and ranges that are backwards or too long', () => {
  expect(days('2026-02-30')).toEqual({ kind: 'notADate', given: '2026-02-30' });
  expect(days('2026-11-07 to 2026-11-01')).toEqual({
    kind: 'endsBeforeStart',
    from: '2026-11-07',
    to: '2026-11-01',
  });
  expect(days('2026-01-01 to 2026-11-01')).toEqual({ kind: 'tooManyDays', days: 305 });
  expect(days('last 32 days')).toEqual({ kind: 'tooManyDays', days: 32 });
  expect(days('1999-12-31')).toEqual({ kind: 'beforeData', firstDate: '2000-01-01' });
});

it('refuses the future and tells until when there is data', () => {
  const future = {
    kind: 'inTheFuture',
    latestMs: Date.parse('2026-11-22T14:30:00Z'),
    zone: 'Europe/London',
  };
  expect(days('2026-11-23')).toEqual(future);
  expect(days('today 15:00-16:00')).toEqual(future);
  expect(days('9999-12-31')).toEqual(future);
});

it('refuses a stretch that the clock is put forward over', () => {
  expect(days('2026-03-29 01:00-01:30')).toEqual({ kind: 'skippedByClock', zone: 'Europe/London' });
});

const span = (start: string, end: string) => ({
  startMs: Date.parse(`${start}:00Z`),
  endMs: Date.parse(`${end}:00Z`),
});

const SHIFTS = [
  {
    shiftId: 'n',
    name: 'Night',
    date: '2026-11-21',
    span: span('2026-11-21T22:00', '2026-11-22T06:00'),
  },
  {
    shiftId: 'd',
    name: 'Day',
    date: '2026-11-22',
    span: span('2026-11-22T06:00', '2026-11-22T16:00'),
  },
  {
    shiftId: 'l',
    name: 'Late',
    date: '2026-11-22',
    span: span('2026-11-22T14:00', '2026-11-22T22:00'),
  },
];

it('finds the shift that began last of those that run, and the one that ended last', () => {
  expect(resolve('this shift', { shifts: SHIFTS })).toMatchObject({
    shift: { id: 'l', name: 'Late' },
  });
  expect(days('last shift', { shifts: SHIFTS })).toEqual(['2026-11-21 11-21T22:00 11-22T06:00']);
});

it('finds the hours of an overnight shift under the day it starts on', () => {
  expect(days('last shift 01:00-02:00', { shifts: SHIFTS })).toEqual([
    '2026-11-21 11-22T01:00 11-22T02:00',
  ]);
  expect(resolve('last shift 12:00-13:00', { shifts: SHIFTS })).toEqual(
    refused({ kind: 'outsideShift', shift: 'Night' }),
  );
});

it('says whether no shift is set up or none runs', () => {
  expect(days('this shift')).toEqual({ kind: 'noShift', which: 'this', areSetUp: false });
  expect(days('this shift', { shifts: SHIFTS.slice(0, 1) })).toEqual({
    kind: 'noShift',
    which: 'this',
    areSetUp: true,
  });
});
