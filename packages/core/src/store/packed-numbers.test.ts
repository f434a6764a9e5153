import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createRows } from '../utilization/rows.ts';
import { packNumbers, unpackNumbers } from './packed-numbers.ts';

/** 48 numbers with some at the places named. */
function slots(numbers: Readonly<Record<number, number>> = {}): Float64Array {
  return Float64Array.from({ length: 48 }, (_, slot) => numbers[slot] ?? 0);
}

function packed(...columns: readonly Float64Array[]): Buffer {
  return packNumbers(columns);
}

/** Bytes, in groups to be looked at. */
function bytes(hex: string): Buffer {
  return Buffer.from(hex.replaceAll(' ', ''), 'hex');
}

it('writes of each half hour which columns have a number, and the numbers seven bits a byte', () => {
  expect(packed(slots({ 0: 5, 1: 127, 2: 128 }))).toEqual(bytes('0105 017f 018001'));
  expect(packed(slots({ 0: 5 }), slots(), slots({ 0: 6 }))).toEqual(bytes('05 05 06'));
});

it('writes how many half hours are without numbers, but for the last ones', () => {
  expect(packed(slots({ 18: 1_800_000, 20: 7 }))).toEqual(bytes('0012 01c0ee6d 0001 0107'));
  expect(packed(slots(), slots({ 3: -0, 4: 0.2 }))).toEqual(bytes(''));
});

it('writes a number below zero behind a zero', () => {
  expect(packed(slots({ 0: -1, 1: 2 }))).toEqual(bytes('01 0001 0102'));
});

it('refuses what is no whole number of a double', () => {
  for (const value of [NaN, Infinity, 2 ** 53]) {
    expect(() => packed(slots({ 3: value }))).toThrow(RangeError);
  }
});

it('refuses numbers of more columns than it knows, and reads those of fewer', () => {
  const two = packed(slots({ 0: 1 }), slots({ 0: 2 }));
  expect(() => unpackNumbers(two, 1, createRows())).toThrow('columns not known here');
  expect(unpackNumbers(two, 3, createRows())).toEqual([slots({ 0: 1 }), slots({ 0: 2 }), slots()]);
});

it('gives back all numbers of all columns, and the same bytes for the same numbers', () => {
  const aNumber = fc.oneof(
    { weight: 3, arbitrary: fc.constant(0) },
    { weight: 2, arbitrary: fc.integer({ min: 0, max: 1_800_000 }) },
    { weight: 1, arbitrary: fc.maxSafeInteger() },
  );
  const aColumn = fc
    .array(aNumber, { minLength: 48, maxLength: 48 })
    .map((numbers) => Float64Array.from(numbers));
  fc.assert(
    fc.property(fc.array(aColumn, { maxLength: 5 }), (columns) => {
      const row = packNumbers(columns);
      const back = unpackNumbers(row, columns.length, createRows());
      expect(back).toEqual(columns);
      expect(packNumbers(back)).toEqual(row);
    }),
  );
});
