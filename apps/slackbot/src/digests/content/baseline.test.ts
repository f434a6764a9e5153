import { formatInstant } from '@halfhour/core';
import { at } from '@halfhour/core/testing';
import { expect, it } from 'vitest';
import { sameWeekdays } from './same-weekdays.ts';

/** The spans of the same weekdays, as instants of UTC. */
function spans(date: string, [from, to]: readonly [string, string], zone = 'Europe/London') {
  const day = { date, span: { startMs: at(from), endMs: at(to) } };
  return sameWeekdays(day, zone).map(({ span }) =>
    [span.startMs, span.endMs].map((atMs) => formatInstant(atMs).slice(5, 16)),
  );
}

it('is of the same half hours of the clock, across a change of it', () => {
  expect(spans('2026-11-06', ['2026-11-06T14:00:00Z', '2026-11-06T22:00:00Z'])).toEqual([
    ['10-30T14:00', '10-30T22:00'],
    ['10-23T13:00', '10-23T21:00'],
    ['10-16T13:00', '10-16T21:00'],
    ['10-09T13:00', '10-09T21:00'],
  ]);
});

it('is of the same nights for a shift that passes midnight', () => {
  expect(spans('2026-11-20', ['2026-11-20T22:00:00Z', '2026-11-21T06:30:00Z'])[0]).toEqual([
    '11-13T22:00',
    '11-14T06:30',
  ]);
});

it('leaves out a day on which the clock was put forward over all of it', () => {
  const after = spans('2026-04-05', ['2026-04-05T00:00:00Z', '2026-04-05T00:30:00Z']);
  expect(after.map(([from]) => from)).toEqual(['03-22T01:00', '03-15T01:00', '03-08T01:00']);
});

it('is of a whole day for a shift of a whole day', () => {
  const day = spans('2026-11-20', ['2026-11-20T00:00:00Z', '2026-11-21T00:00:00Z']);
  expect(day[1]).toEqual(['11-06T00:00', '11-07T00:00']);
});
