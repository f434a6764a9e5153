import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createProgress } from './progress.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('takes a terminal without a size for one of 80 columns', () => {
  const written: string[] = [];
  const progress = createProgress({ write: (text) => written.push(text), columns: 0 });
  progress.onProgress({ step: 'count', table: 'leg', rows: 0, of: null });
  vi.advanceTimersByTime(200);
  expect(written).toEqual(['\r\u001B[KCounting leg']);
  progress.stop();
});

it('keeps to one line of the terminal and clears it at the end', () => {
  const written: string[] = [];
  const progress = createProgress({ write: (text) => written.push(text), columns: 20 });
  vi.advanceTimersByTime(200);
  expect(written).toEqual([]);
  progress.onProgress({ step: 'copy', table: 'agent_day', rows: 1, of: 2 });
  progress.onProgress({ step: 'copy', table: 'agent_day', rows: 2, of: 2 });
  vi.advanceTimersByTime(200);
  expect(written).toEqual(['\r\u001B[KCopying agent_day ·']);
  progress.stop();
  progress.stop();
  vi.advanceTimersByTime(1000);
  expect(written.slice(1)).toEqual(['\r\u001B[K']);
});
