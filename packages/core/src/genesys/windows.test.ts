import { expect, test } from 'vitest';
import { parseInstant } from '../time/instant.ts';
import { begun, chunks, dayWindows, halves, intervalOf, pieces, within } from './windows.ts';

const ms = (text: string) => parseInstant(`2026-11-${text}:00Z`);
const span = (start: string, end: string) => ({ startMs: ms(start), endMs: ms(end) });
const intervals = (windows: readonly { startMs: number; endMs: number }[]) =>
  windows.map((window) => intervalOf(window).replaceAll(/2026-11-|:00\.000Z/g, ''));

test('a span is written as start/end in UTC', () => {
  expect(intervalOf(span('20T09:00', '20T09:30'))).toBe(
    '2026-11-20T09:00:00.000Z/2026-11-20T09:30:00.000Z',
  );
});

test('windows are the UTC days that a span touches and those before it', () => {
  const asOfMs = ms('25T00:00');
  expect(intervals(dayWindows(span('20T09:00', '20T09:30'), asOfMs, 1))).toEqual([
    '19T00:00/20T00:00',
    '20T00:00/21T00:00',
  ]);
  expect(intervals(dayWindows(span('20T22:00', '21T02:00'), asOfMs, 0))).toEqual([
    '20T00:00/21T00:00',
    '21T00:00/22T00:00',
  ]);
  expect(dayWindows(span('20T00:00', '21T00:00'), asOfMs, 2)).toHaveLength(3);
});

test('no window is later than the moment of the read', () => {
  const asOfMs = ms('20T12:34');
  expect(intervals(dayWindows(span('20T00:00', '23T00:00'), asOfMs, 1))).toEqual([
    '19T00:00/20T00:00',
    '20T00:00/20T12:34',
  ]);
  expect(dayWindows(span('21T00:00', '23T00:00'), asOfMs, 1)).toEqual([]);
});

test('half hours count up to the end of the running one', () => {
  const asOfMs = ms('20T12:34');
  expect(begun(span('20T00:00', '21T00:00'), asOfMs)).toEqual(span('20T00:00', '20T13:00'));
  expect(begun(span('19T00:00', '20T00:00'), asOfMs)).toEqual(span('19T00:00', '20T00:00'));
  expect(begun(span('20T13:00', '21T00:00'), asOfMs)).toEqual(span('20T13:00', '20T13:00'));
});

test('pieces add up to the span', () => {
  const week = 7 * 86_400_000;
  expect(intervals(pieces(span('01T00:00', '16T00:00'), week))).toEqual([
    '01T00:00/08T00:00',
    '08T00:00/15T00:00',
    '15T00:00/16T00:00',
  ]);
  expect(pieces(span('01T00:00', '01T00:00'), week)).toEqual([]);
});

test('spans that only touch share nothing', () => {
  expect(within(span('20T00:00', '21T00:00'), span('21T00:00', '22T00:00'))).toEqual(
    span('21T00:00', '21T00:00'),
  );
});

test('chunks and halves lose nobody', () => {
  expect(chunks([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]]);
  expect(chunks([], 2)).toEqual([]);
  expect(halves([1, 2, 3])).toEqual([[1, 2], [3]]);
});
