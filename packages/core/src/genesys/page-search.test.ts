import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Span } from '../time/span.ts';
import { nextPageNumber, type ReadPage } from './page-search.ts';

const PAGE = 10;

/** Reads a list of ends as the search says. @returns the numbers of the pages, in order of reading */
function readList(endsMs: readonly number[], spans: readonly Span[], nowMs = 1_000): number[] {
  const list = endsMs.toSorted((a, b) => b - a);
  const pages: ReadPage[] = [];
  for (;;) {
    const number = nextPageNumber(spans, pages, nowMs);
    if (number === null) return pages.map((page) => page.number);
    const page = list.slice((number - 1) * PAGE, number * PAGE);
    const [newestMs = -Infinity] = page;
    pages.push({ number, newestMs, oldestMs: page.at(-1) ?? -Infinity });
    if (pages.length > 1_000) throw new Error('It never ends.');
  }
}

const everyMs = (startMs: number, endMs: number) =>
  Array.from({ length: endMs - startMs }, (_, index) => startMs + index);

it('reads from the newest until a page ends before what is asked for', () => {
  expect(readList(everyMs(0, 1_000), [{ startMs: 975, endMs: Infinity }])).toEqual([1, 2, 3]);
});

it('leaps over what lies between two spans', () => {
  const spans = [
    { startMs: 985, endMs: Infinity },
    { startMs: 480, endMs: 500 },
  ];
  const read = readList(everyMs(0, 1_000), spans);
  expect(read).toEqual(expect.arrayContaining([1, 2, 51, 52]));
  expect(read.length).toBeLessThan(15);
});

it('stops at the end of the list', () => {
  expect(readList([5, 6], [{ startMs: 0, endMs: Infinity }])).toEqual([1, 2]);
  expect(readList([], [{ startMs: 0, endMs: 5 }])).toEqual([1]);
});

it('reads every page on which something ended in the spans, whatever the list', () => {
  const end = fc.oneof(fc.integer({ min: 0, max: 1_000 }), fc.constant(Infinity));
  const cuts = fc.uniqueArray(fc.integer({ min: 0, max: 1_000 }), { minLength: 2, maxLength: 6 });
  fc.assert(
    fc.property(fc.array(end, { maxLength: 300 }), cuts, (endsMs, cutsMs) => {
      const edges = cutsMs.toSorted((a, b) => b - a);
      const spans = edges.flatMap((endMs, index) =>
        index % 2 === 0 && index + 1 < edges.length
          ? [{ startMs: edges[index + 1] ?? 0, endMs }]
          : [],
      );
      const read = new Set(readList(endsMs, spans));
      const sorted = endsMs.toSorted((a, b) => b - a);
      const needed = sorted.flatMap((endMs, index) =>
        spans.some((span) => endMs >= span.startMs && endMs < span.endMs)
          ? [Math.floor(index / PAGE) + 1]
          : [],
      );
      expect(needed.filter((number) => !read.has(number))).toEqual([]);
    }),
  );
});
