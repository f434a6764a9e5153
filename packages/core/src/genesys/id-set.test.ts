import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createIdSet } from './id-set.ts';

it('an id is new once, however many came between', () => {
  const ids = createIdSet();
  const many = Array.from({ length: 5000 }, () => crypto.randomUUID());
  expect(many.map(ids.add)).not.toContain(false);
  expect(many.map(ids.add)).not.toContain(true);
});

it('ids that were counted up are told apart, and found again', () => {
  const ids = createIdSet();
  const many = Array.from(
    { length: 5000 },
    (_, n) => `00000000-0000-5000-8000-${String(n).padStart(12, '0')}`,
  );
  expect(many.map(ids.add)).not.toContain(false);
  expect(many.map(ids.add)).not.toContain(true);
});

it('ids that differ in one digit are two, whichever digit it is', () => {
  const id = '01234567-89ab-cdef-0123-456789abcdef';
  const ids = createIdSet();
  ids.add(id);
  for (const { index } of id.matchAll(/[^-]/g)) {
    const other = id[index] === '7' ? '8' : '7';
    expect(ids.add(`${id.slice(0, index)}${other}${id.slice(index + 1)}`)).toBe(true);
  }
});

it('any other text is an id as well, and capitals are other letters', () => {
  const ids = createIdSet();
  const texts = [
    '',
    'c',
    'a0b1c2d3-0000-5000-8000-00000000000a',
    'A0B1C2D3-0000-5000-8000-00000000000A',
    'a0b1c2d3-0000-5000-8000-00000000000g',
    'a0b1c2d3-0000-5000-8000-00000000000',
    'a0b1c2d3-0000-5000-8000-00000000000a0',
    'a0b1c2d3000000-5000-8000-00000000000a',
    '00000000-0000-0000-0000-000000000000',
  ];
  expect(texts.map(ids.add)).not.toContain(false);
  expect(texts.map(ids.add)).not.toContain(true);
});

it('says what a Set of texts says', () => {
  const digit = fc.constantFrom('0', '1', 'f', 'F');
  const few = fc
    .array(digit, { minLength: 2, maxLength: 2 })
    .map(([first, last]) => `0000000${first}-0000-0000-0000-00000000000${last}`);
  fc.assert(
    fc.property(fc.array(fc.oneof(few, fc.uuid(), fc.string())), (texts) => {
      const ids = createIdSet();
      const set = new Set<string>();
      for (const text of texts) {
        expect(ids.add(text)).toBe(!set.has(text));
        set.add(text);
      }
    }),
  );
});
