import { expect, test } from 'vitest';
import { readFlags, UsageError } from '../src/cli/flags.ts';

test('flags become options', () => {
  const flags =
    '--port 0 --seed x --agents 12 --days 3 --start 2026-03-20 --clock fixed --data-lag 60';
  expect(readFlags(flags.split(' '))).toEqual({
    port: 0,
    seed: 'x',
    agents: 12,
    days: 3,
    startMs: Date.parse('2026-03-20'),
    clock: { kind: 'fixed', nowMs: Date.parse('2026-03-23') },
    dataLagMs: 60_000,
  });
});

test('a fast clock starts at --now and runs at --speed', () => {
  const flags = ['--clock', 'fast', '--now', '2026-03-20T08:00Z', '--speed', '10'];
  expect(readFlags(flags)).toMatchObject({
    clock: { kind: 'fast', startMs: Date.parse('2026-03-20T08:00Z'), speed: 10 },
  });
});

test('without flags it listens on 8080 with the real clock', () => {
  expect(readFlags([])).toEqual({ port: 8080, clock: { kind: 'real' } });
  expect(readFlags(['--help'])).toBe('help');
});

test.each([
  ['--agents many', '--agents must be a number, not many.'],
  ['--agents 0', '--agents must be a whole number from 1, not 0.'],
  ['--port 70000', '--port must be a whole number from 0 to 65535, not 70000.'],
  ['--clock slow', '--clock must be real, fixed or fast, not slow.'],
  ['--clock fixed', '--clock fixed needs --now or --start.'],
  ['--now 2026-03-20T08:00Z', '--now needs --clock fixed or fast.'],
  ['--speed 3', '--speed needs --clock fast.'],
  ['--start tomorrow', '--start must be an instant like 2026-03-20T14:05Z, not tomorrow.'],
  ['--bogus', "Unknown option '--bogus'. Try --help."],
])('%s is answered in one line', (flags, line) => {
  expect(() => readFlags(flags.split(' '))).toThrow(new UsageError(line));
});
