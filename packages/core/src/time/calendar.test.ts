import { expect, it } from 'vitest';
import { addDays, countDays, datesBetween, isDate, weekdayOf } from './calendar.ts';

it('knows which dates there are', () => {
  expect(['2026-02-28', '2028-02-29'].map(isDate)).toEqual([true, true]);
  const none = ['2026-02-29', '2026-13-01', '2026-1-1', '26-01-01', 'today', '', '2026-01-01Z'];
  expect(none.filter(isDate)).toEqual([]);
});

it('counts days over the ends of months and years, both ways', () => {
  expect(addDays('2026-02-28', 1)).toBe('2026-03-01');
  expect(addDays('2027-01-01', -1)).toBe('2026-12-31');
  expect(countDays('2026-02-27', '2026-03-01')).toBe(3);
  expect(countDays('2026-03-01', '2026-02-27')).toBe(-1);
  expect(datesBetween('2026-12-31', '2027-01-01')).toEqual(['2026-12-31', '2027-01-01']);
  expect(datesBetween('2026-12-31', '2026-12-30')).toEqual([]);
});

it.each([
  ['2026-11-16', 1],
  ['2026-11-22', 7],
  ['1970-01-01', 4],
  ['1969-12-28', 7],
])('knows that %s is day %i of the week', (date, weekday) => {
  expect(weekdayOf(date)).toBe(weekday);
});
