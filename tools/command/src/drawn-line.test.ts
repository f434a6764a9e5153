import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { drawLine } from './drawn-line.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function drawn(textOf: () => string | undefined, columns?: number) {
  const written: string[] = [];
  const terminal = {
    write: (text: string) => written.push(text),
    ...(columns === undefined ? {} : { columns }),
  };
  return { written, clear: drawLine(terminal, textOf) };
}

it('keeps to one line of the terminal and clears it at the end', () => {
  let text: string | undefined;
  const { written, clear } = drawn(() => text, 8);
  vi.advanceTimersByTime(200);
  expect(written).toEqual([]);
  text = 'Reading page 1';
  vi.advanceTimersByTime(200);
  expect(written).toEqual(['\r\u001B[KReading']);
  clear();
  clear();
  vi.advanceTimersByTime(1000);
  expect(written.slice(1)).toEqual(['\r\u001B[K']);
});

it.each([0, undefined])('takes a terminal of %s columns for one of 80', (columns) => {
  const { written, clear } = drawn(() => 'x'.repeat(100), columns);
  vi.advanceTimersByTime(200);
  expect(written).toEqual([`\r\u001B[K${'x'.repeat(79)}`]);
  clear();
});
