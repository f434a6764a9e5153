import { expect, it } from 'vitest';
import { exampleQuery } from './example-query.ts';

it.each([
  ['2026-11-20T12:00Z', '2026-11-19T09:00', '2026-11-19T17:00'],
  // The clock was put forward, and back, yesterday; that day had 25 hours.
  ['2026-03-30T12:00Z', '2026-03-29T08:00', '2026-03-29T16:00'],
  ['2026-10-26T00:10Z', '2026-10-25T09:00', '2026-10-25T17:00'],
  ['2026-10-25T23:50Z', '2026-10-24T08:00', '2026-10-24T16:00'],
])('at %s asks about 9 to 5 of the day before in London', (now, from, to) => {
  const query = exampleQuery(Date.parse(now), 'Europe/London');
  expect(query).toContain(`from: "${from}:00.000Z", to: "${to}:00.000Z"`);
});
