import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addNumbersText, numbersText } from './slots-text.ts';

/** 48 numbers with some at the places named. */
function slots(numbers: Readonly<Record<number, number>> = {}): Float64Array {
  return Float64Array.from({ length: 48 }, (_, slot) => numbers[slot] ?? 0);
}

it('leaves out the zeros around the numbers and keeps those between', () => {
  expect(numbersText([slots({ 18: 1_800_000, 20: 7 })])).toBe('[19:21]={1800000,0,7}');
  expect(numbersText([slots({ 0: 5 }), slots(), slots({ 1: 6 })])).toBe('{5};;[2:2]={6}');
  expect(numbersText([slots({ 47: 5 })])).toBe('[48:48]={5}');
});

it('needs no text for a day of zeros', () => {
  expect(numbersText([slots()])).toBe('');
  expect(numbersText([slots({ 3: -0, 4: 0.2 })])).toBe('');
});

it('refuses what a column can’t hold', () => {
  expect(() => numbersText([slots({ 3: 2 ** 31 })])).toThrow(RangeError);
  expect(() => numbersText([slots({ 3: NaN })])).toThrow(RangeError);
});

it('gives back every 48 numbers', () => {
  const anInt = fc.oneof(fc.constant(0), fc.integer({ min: -(2 ** 31) + 1, max: 2 ** 31 - 1 }));
  fc.assert(
    fc.property(fc.array(anInt, { minLength: 48, maxLength: 48 }), (numbers) => {
      const back = slots();
      addNumbersText(numbersText([slots(), Float64Array.from(numbers)]), [slots(), back]);
      expect(Array.from(back)).toEqual(numbers);
    }),
  );
});
