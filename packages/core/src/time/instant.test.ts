import fc from 'fast-check';
import { expect, it } from 'vitest';
import { formatInstant, parseInstant } from './instant.ts';

const anInstantMs = fc.integer({
  min: Date.parse('0000-01-01T00:00:00.000Z'),
  max: Date.parse('9999-12-31T23:59:59.999Z'),
});

it('reads every instant that toISOString writes as Date.parse does', () => {
  fc.assert(
    fc.property(anInstantMs, (atMs) => {
      const text = new Date(atMs).toISOString();
      expect(parseInstant(text)).toBe(Date.parse(text));
    }),
  );
});

it('writes instants as toISOString does', () => {
  fc.assert(
    fc.property(anInstantMs, (atMs) => {
      expect(formatInstant(atMs)).toBe(new Date(atMs).toISOString());
    }),
  );
});

it('agrees with Date.parse on which days exist', () => {
  const fields = fc.tuple(
    fc.integer({ min: 1896, max: 2104 }),
    fc.integer({ min: 0, max: 14 }),
    fc.integer({ min: 0, max: 33 }),
  );
  fc.assert(
    fc.property(fields, ([year, month, day]) => {
      const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
      const exists = new Date(`${text}T00:00:00Z`).getUTCDate() === day;
      expect(Number.isNaN(parseInstant(`${text}T12:34:56Z`))).toBe(!exists);
    }),
    { numRuns: 1000 },
  );
});

it.each([
  ['2026-11-20T09:30:00Z', '2026-11-20T09:30:00.000Z'],
  ['2026-11-20T09:30:00.1Z', '2026-11-20T09:30:00.100Z'],
  ['2026-11-20T09:30:00.123456789Z', '2026-11-20T09:30:00.123Z'],
])('reads %s as %s', (text, same) => {
  expect(formatInstant(parseInstant(text))).toBe(same);
});

it.each([
  '',
  '2021-04-2T15:30:51.418Z',
  '2026-11-20',
  '2026-11-20T09:30Z',
  '2026-11-20T09:30:00',
  '2026-11-20T09:30:00.Z',
  '2026-11-20T09:30:00+00:00',
  '2026-11-20 09:30:00.000Z',
  '2026-11-20T24:00:00.000Z',
  '2026-11-20T09:60:00.000Z',
  '2026-11-20T09:30:61.000Z',
  '2026-02-29T09:30:00.000Z',
  '2026-11-20T0x:30:00.000Z',
  '2026-11-20T09:30:00.12xZ',
])('does not take %j for an instant', (text) => {
  expect(parseInstant(text)).toBeNaN();
});
