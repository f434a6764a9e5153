import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addRowNumbers, rowNumbers } from './row-numbers.ts';

/** 48 numbers with some at the places named. */
function slots(numbers: Readonly<Record<number, number>> = {}): Float64Array {
  return Float64Array.from({ length: 48 }, (_, slot) => numbers[slot] ?? 0);
}

it('starts with the first half hour that has a number and leaves out the zeros after the last', () => {
  expect(rowNumbers([slots({ 18: 1_800_000, 20: 7 })])).toEqual({
    first_slot: 18,
    numbers: ['{1800000,0,7}'],
  });
  expect(rowNumbers([slots({ 10: 5 }), slots(), slots({ 11: 6 })])).toEqual({
    first_slot: 10,
    numbers: ['{5}', '', '{0,6}'],
  });
  expect(rowNumbers([slots({ 47: 5 })])).toEqual({ first_slot: 47, numbers: ['{5}'] });
});

it('needs no numbers for zeros', () => {
  expect(rowNumbers([slots(), slots({ 3: -0, 4: 0.2 })])).toEqual({
    first_slot: 0,
    numbers: ['', ''],
  });
});

it('refuses what a column can’t hold', () => {
  expect(() => rowNumbers([slots({ 3: 2 ** 31 })])).toThrow(RangeError);
  expect(() => rowNumbers([slots({ 3: NaN })])).toThrow(RangeError);
});

it('gives back every 48 numbers', () => {
  const anInt = fc.oneof(fc.constant(0), fc.integer({ min: -(2 ** 31) + 1, max: 2 ** 31 - 1 }));
  fc.assert(
    fc.property(fc.array(anInt, { minLength: 48, maxLength: 48 }), (numbers) => {
      const back = slots();
      addRowNumbers(rowNumbers([slots(), Float64Array.from(numbers)]), [slots(), back]);
      expect(Array.from(back)).toEqual(numbers);
    }),
  );
});
