import { expect, it } from 'vitest';
import { bytes, count, minute } from './words.ts';

it('tells sizes and counts as people read them', () => {
  expect([0, 1, 999, 1000, 9949, 49_152, 999_600, 8_800_000, 3e15].map(bytes)).toEqual([
    '0 bytes',
    '1 byte',
    '999 bytes',
    '1.0 kB',
    '9.9 kB',
    '49 kB',
    '1.0 MB',
    '8.8 MB',
    '3000 TB',
  ]);
  expect([count(1, 'row'), count(1_234_567, 'row')]).toEqual(['1 row', '1,234,567 rows']);
  expect(minute(Date.parse('2026-11-20T08:00:30Z'))).toBe('2026-11-20 08:00 UTC');
});
