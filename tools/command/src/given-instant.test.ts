import { expect, it } from 'vitest';
import { givenInstantMs } from './given-instant.ts';

const at = (text: string, zone = 'Europe/London') =>
  new Date(givenInstantMs('from', text, zone)).toISOString();

it.each([
  ['2026-11-20T08:00Z', '2026-11-20T08:00:00.000Z'],
  ['2026-11-20T08:00:30Z', '2026-11-20T08:00:30.000Z'],
  ['2026-11-20T08:00:30.250+05:45', '2026-11-20T02:15:30.250Z'],
  ['2026-11-20 08:00z', '2026-11-20T08:00:00.000Z'],
])('reads %s as an instant whatever the zone', (text, instant) => {
  expect(at(text, 'Asia/Kathmandu')).toBe(instant);
});

it.each([
  ['2026-07-01T08:00', 'Europe/London', '2026-07-01T07:00:00.000Z'],
  ['2026-07-01', 'Europe/London', '2026-06-30T23:00:00.000Z'],
  ['2026-11-20', 'Asia/Kathmandu', '2026-11-19T18:15:00.000Z'],
  // The clock change skips midnight: the day begins at 01:00.
  ['2026-03-29', 'Asia/Beirut', '2026-03-28T22:00:00.000Z'],
  // It shows midnight twice: the day begins with the first.
  ['2026-10-25', 'Atlantic/Azores', '2026-10-25T00:00:00.000Z'],
])('reads %s on the clock of %s', (text, zone, instant) => {
  expect(at(text, zone)).toBe(instant);
});

it.each(['2026-10-25T01:30', '2026-03-29T01:30'])(
  'refuses %s in London, which a clock change repeats or skips',
  (text) => {
    expect(() => at(text)).toThrow(/clock change in Europe\/London (repeats|skips): say it with/u);
  },
);

it.each([
  'yesterday',
  '',
  '2026-02-30',
  '2026-02-30T08:00Z',
  '2026-11-20T25:00Z',
  '20/11/2026',
  '2026-11-20T24:00',
])('refuses %j and says which flag it is', (text) => {
  expect(() => at(text)).toThrow(/^--from is "(?!.*clock change)/u);
});
