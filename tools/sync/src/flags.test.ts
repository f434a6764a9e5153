import { UsageError } from '@halfhour/command';
import { expect, it } from 'vitest';
import { pastSpan, readFlags } from './flags.ts';

it.each([
  [[], { command: 'keep' }],
  [['--once'], { command: 'once', past: null }],
  [
    ['--from', '2026-11-01', '--to', '2026-11-02'],
    { command: 'once', past: { from: '2026-11-01', to: '2026-11-02' } },
  ],
  [['--status', '--json'], { command: 'status', json: true }],
  [['--once', '-h'], 'help'],
])('understands %j', (args, flags) => {
  expect(readFlags(args)).toEqual(flags);
});

it.each([
  [['--from', '2026-11-01'], '--from and --to go together. Try --help.'],
  [['--json'], '--json goes with --status. Try --help.'],
  [
    ['--status', '--once'],
    '--status only looks: it goes with --json and nothing else. Try --help.',
  ],
  [['--twice'], 'There is no --twice here. Try --help.'],
])('refuses %j', (args, message) => {
  expect(() => readFlags(args)).toThrow(new UsageError(message));
});

it('takes a past on the clock of the zone', () => {
  expect(pastSpan({ from: '2026-07-01', to: '2026-07-02' }, 'Europe/London')).toEqual({
    startMs: Date.parse('2026-06-30T23:00Z'),
    endMs: Date.parse('2026-07-01T23:00Z'),
  });
  expect(() => pastSpan({ from: '2026-07-02', to: '2026-07-02' }, 'UTC')).toThrow(
    '--to must be after --from.',
  );
});
