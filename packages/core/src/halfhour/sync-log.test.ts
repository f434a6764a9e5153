import { expect, it } from 'vitest';
import { logSync } from './sync-log.ts';

/** The line for a read of so many rows, in a window. */
function lineOf({ rows, startMs, endMs }: { rows: number; startMs: number; endMs: number }) {
  const lines: object[] = [];
  const tell = (level: string) => (given: object | string, message?: string) =>
    void lines.push({ level, ...(typeof given === 'string' ? {} : given), message });
  const log = {
    debug: tell('debug'),
    info: tell('info'),
    warn: tell('warn'),
    error: tell('error'),
  };
  const read = { kind: 'read', task: 'recent', conversations: 3, restatements: 0 } as const;
  logSync(log, { ...read, span: { startMs, endMs }, rows, durationMs: 12 });
  return lines;
}

it('tells what was read, of which window, and what came of it', () => {
  expect(lineOf({ rows: 7, startMs: 0, endMs: 1_800_000 })).toEqual([
    {
      level: 'info',
      message: 'sync: read',
      task: 'recent',
      from: '1970-01-01T00:00:00.000Z',
      to: '1970-01-01T00:30:00.000Z',
      conversations: 3,
      rows: 7,
      restatements: 0,
      durationMs: 12,
    },
  ]);
});

it('names no window of what is read as it is now, and is quiet where nothing was new', () => {
  const [line = {}] = lineOf({ rows: 0, startMs: 5, endMs: 5 });
  expect(line).toMatchObject({ level: 'debug', message: 'sync: read, nothing new' });
  expect(Object.keys(line)).not.toContain('from');
});
