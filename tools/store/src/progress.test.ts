import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createProgress } from './progress.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('tells the latest, and nothing before there is any', () => {
  const written: string[] = [];
  const progress = createProgress({ write: (text) => written.push(text), columns: 20 });
  vi.advanceTimersByTime(200);
  expect(written).toEqual([]);
  progress.onProgress({ step: 'copy', table: 'agent_day', rows: 1, of: 2 });
  progress.onProgress({ step: 'copy', table: 'agent_day', rows: 2, of: 2 });
  vi.advanceTimersByTime(200);
  expect(written).toEqual(['\r\u001B[KCopying agent_day ·']);
  progress.stop();
});
