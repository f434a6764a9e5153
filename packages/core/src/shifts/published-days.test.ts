import { expect, it } from 'vitest';
import { type AgentShift, publishedDays, type PublishedSchedule } from './published-days.ts';

const at = (text: string) => Date.parse(`2026-${text}Z`);
const shift = (agentId: string, start: string, end: string): AgentShift => ({
  agentId,
  startMs: at(start),
  endMs: at(end),
});

function days(dates: readonly string[], given: Partial<PublishedSchedule>, zone = 'Europe/London') {
  const schedule = { shifts: [], weeks: null, readAtMs: 7, ...given };
  return publishedDays(schedule, { dates, zone });
}

it('is from the first start to the last end of who starts on the date, and of them', () => {
  const shifts = [
    shift('bea', '11-20T13:00', '11-20T22:15'),
    shift('anna', '11-20T07:30', '11-20T15:00'),
    // Two for one agent, and one of the night before.
    shift('anna', '11-20T16:00', '11-20T18:00'),
    shift('carl', '11-19T22:00', '11-20T06:00'),
  ];
  expect(days(['2026-11-20'], { shifts })).toEqual([
    {
      date: '2026-11-20',
      span: { startMs: at('11-20T07:30'), endMs: at('11-20T22:15') },
      agentIds: ['anna', 'bea'],
      readAtMs: 7,
    },
  ]);
});

it('counts a shift to the date on which it starts on the clock of the zone', () => {
  const shifts = [shift('anna', '10-24T23:30', '10-25T08:00')];
  const dates = ['2026-10-24', '2026-10-25'];
  expect(days(dates, { shifts })).toMatchObject([{ date: '2026-10-25' }]);
  expect(days(dates, { shifts }, 'UTC')).toMatchObject([{ date: '2026-10-24' }]);
});

it('knows a day off from a day of which nothing is published', () => {
  const shifts = [shift('anna', '11-20T09:00', '11-20T17:00')];
  const dates = ['2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23'];
  const weeks = [{ fromDate: '2026-11-16', weekCount: 1 }];
  expect(days(dates, { shifts, weeks })).toMatchObject([
    { date: '2026-11-20', agentIds: ['anna'] },
    { date: '2026-11-21', span: null, agentIds: [] },
    { date: '2026-11-22', span: null },
  ]);
  expect(days(dates, { shifts, weeks: null })).toMatchObject([{ date: '2026-11-20' }]);
});
