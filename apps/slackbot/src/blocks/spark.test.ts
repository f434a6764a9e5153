import { expect, it } from 'vitest';
import { answered, IDLE, ON_QUEUE, wholeDays } from '../answer/testing.ts';
import { makeAnswer } from '../answer/make-answer.ts';
import { sparkLegend, sparkLines } from './spark.ts';
import { madeUpInput } from '../answer/testing-made-up.ts';

function lines(date: string, zone: string, busyness: (agent: number, halfHour: number) => number) {
  const input = madeUpInput({ names: ['anna'], days: wholeDays(zone, date), zone, busyness });
  return sparkLines(makeAnswer(input).halfHours);
}

it('shows each half hour as a bar under a ruler of hours', () => {
  expect(lines('2026-11-20', 'Europe/London', (_, index) => 0.11 + (index % 8) / 9)).toEqual([
    '00  02  04  06  08  10',
    '▁▂▃▄▄▅▆▇▁▂▃▄▄▅▆▇▁▂▃▄▄▅▆▇',
    '12  14  16  18  20  22',
    '▁▂▃▄▄▅▆▇▁▂▃▄▄▅▆▇▁▂▃▄▄▅▆▇',
  ]);
});

it.each([
  ['2026-03-29', 'Europe/London', 46],
  ['2026-10-25', 'Europe/London', 50],
  ['2026-04-05', 'Australia/Lord_Howe', 49],
  ['2026-10-04', 'Australia/Lord_Howe', 47],
  ['2026-11-20', 'Asia/Kathmandu', 48],
])('has one sign for each half hour of %s in %s and fits a phone', (date, zone, count) => {
  const found = lines(date, zone, () => 0.5);
  expect(found.filter((_, index) => index % 2 === 1).join('')).toHaveLength(count);
  expect(Math.max(...found.map((line) => line.length))).toBeLessThanOrEqual(35);
});

it('breaks a long stretch into even lines rather than wrap on a phone', () => {
  const input = madeUpInput({
    names: ['anna'],
    days: [
      {
        date: '2026-11-20',
        span: { startMs: Date.parse('2026-11-20T05:00Z'), endMs: Date.parse('2026-11-20T23:00Z') },
      },
    ],
    busyness: () => 0.5,
  });
  expect(sparkLines(makeAnswer(input).halfHours)).toEqual([
    '05  07  09  11  13',
    '▄'.repeat(18),
    '14  16  18  20  22',
    '▄'.repeat(18),
  ]);
});

it('leaves out the hours before the first and after the last work', async () => {
  const presence = { anna: ON_QUEUE };
  const { halfHours } = await answered(
    { agents: ['anna'], presence },
    { from: '09:30', to: '11:00' },
  );
  const off = await answered({ agents: ['anna'] }, { from: '00:00', to: '09:30' });
  const after = await answered({ agents: ['anna'] }, { from: '11:00', to: '17:00' });
  expect(sparkLines([...off.halfHours, ...halfHours, ...after.halfHours])).toEqual(['09', '·▁▁▁']);
  expect(sparkLines(off.halfHours)).toEqual([]);
});

it('says what the signs mean that occur, and no others', async () => {
  const running = await answered({ presence: { anna: IDLE } }, { now: '10:10' });
  expect(sparkLegend(running.halfHours)).toBe('▚ still running');
  expect(sparkLines(running.halfHours)[1]).toBe('▁▁▚');
});
