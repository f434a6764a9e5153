import { expect, it } from 'vitest';
import { progressLine } from './progress-line.ts';

it('tells how far it is', () => {
  const at = { table: 'leg', rows: 1234, of: 2000 };
  expect(progressLine({ ...at, step: 'copy' })).toBe('Copying leg · 1,234 of 2,000 rows · 61 %');
  expect(progressLine({ ...at, step: 'compare' })).toBe('Comparing leg · 2,000 rows');
  expect(progressLine({ ...at, step: 'count', of: null })).toBe('Counting leg');
  expect(progressLine({ ...at, step: 'copy', rows: 0, of: 0 })).toContain('100 %');
});
