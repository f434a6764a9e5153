import { expect, it } from 'vitest';
import { endInstantMs, hasDate, startInstantMs } from './local-instant.ts';

/** Zone, date and clock time; the start and the end in UTC. */
const CHANGES = [
  // The hour from 01:00 is left out, then shown twice.
  ['Europe/London', '2026-03-29', '00:59', '03-29T00:59', '03-29T00:59'],
  ['Europe/London', '2026-03-29', '01:00', '03-29T01:00', '03-29T01:00'],
  ['Europe/London', '2026-03-29', '01:30', '03-29T01:00', '03-29T01:00'],
  ['Europe/London', '2026-03-29', '02:00', '03-29T01:00', '03-29T01:00'],
  ['Europe/London', '2026-10-25', '00:59', '10-24T23:59', '10-24T23:59'],
  ['Europe/London', '2026-10-25', '01:00', '10-25T00:00', '10-25T01:00'],
  ['Europe/London', '2026-10-25', '01:30', '10-25T00:30', '10-25T01:30'],
  ['Europe/London', '2026-10-25', '02:00', '10-25T02:00', '10-25T02:00'],
  ['Europe/Berlin', '2026-03-29', '02:30', '03-29T01:00', '03-29T01:00'],
  ['Europe/Berlin', '2026-10-25', '02:30', '10-25T00:30', '10-25T01:30'],
  ['America/New_York', '2026-03-08', '02:30', '03-08T07:00', '03-08T07:00'],
  ['America/New_York', '2026-11-01', '01:30', '11-01T05:30', '11-01T06:30'],
  // Half an hour, from 02:00.
  ['Australia/Lord_Howe', '2026-10-04', '02:15', '10-03T15:30', '10-03T15:30'],
  ['Australia/Lord_Howe', '2026-04-05', '01:45', '04-04T14:45', '04-04T15:15'],
  // From midnight on.
  ['America/Havana', '2026-03-08', '00:00', '03-08T05:00', '03-08T05:00'],
  ['America/Havana', '2026-11-01', '00:30', '11-01T04:30', '11-01T05:30'],
  // Never.
  ['Asia/Kathmandu', '2026-03-29', '02:30', '03-28T20:45', '03-28T20:45'],
] as const;

const inUtc = (atMs: number) => new Date(atMs).toISOString().slice(5, 16);

it.each(CHANGES)('in %s on %s, %s starts at %s and ends at %s', (zone, date, time, start, end) => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const minute = hours * 60 + minutes;
  expect(inUtc(startInstantMs(date, minute, zone))).toBe(start);
  expect(inUtc(endInstantMs(date, minute, zone))).toBe(end);
});

it('takes times of a day that a zone leaves out for the first instant after it', () => {
  const after = Date.parse('2011-12-30T10:00Z');
  for (const minute of [0, 720, 1439, 1440]) {
    expect(startInstantMs('2011-12-30', minute, 'Pacific/Apia')).toBe(after);
  }
  expect(startInstantMs('2011-12-29', 1439, 'Pacific/Apia')).toBe(after - 60_000);
  expect(startInstantMs('2011-12-31', 1, 'Pacific/Apia')).toBe(after + 60_000);
});

it('knows which dates a zone has', () => {
  expect(hasDate('2011-12-30', 'Pacific/Apia')).toBe(false);
  expect(hasDate('2011-12-30', 'Pacific/Pago_Pago')).toBe(true);
  expect(hasDate('2026-03-08', 'America/Havana')).toBe(true);
});

it('refuses dates and zones that do not exist', () => {
  expect(() => startInstantMs('2026-02-30', 0, 'Europe/London')).toThrow(/YYYY-MM-DD/u);
  expect(() => startInstantMs('2026-02-28', 0, 'Europe/Lodnon')).toThrow(/IANA zone/u);
});
