import { at, leg, talk, talking, wrappingUp } from '@halfhour/core/testing';
import { expect, it } from 'vitest';
import { answered, type AskedWords, asking, ON_QUEUE, plain } from './testing.ts';

const WORLD = {
  agents: ['anna', 'bea', 'cleo', 'dan'],
  legs: [
    talk('anna', '09:00', '09:27'),
    talk('bea', '09:00', '09:20'),
    leg('cleo', [talking('09:00', '09:10'), wrappingUp('09:10', '09:13')]),
    leg('cleo', [talking('09:20', '09:22'), wrappingUp('09:22', '09:23')]),
  ],
  presence: { anna: ON_QUEUE, bea: ON_QUEUE, cleo: ON_QUEUE },
};

async function listed(words: AskedWords) {
  const { list } = await answered(WORLD, { to: '09:30', ...words });
  return list && { ...list, lines: list.lines.map(({ label }) => label), words: plain(list.words) };
}

function acwAbove(ms: number) {
  return listed({ thresholds: [{ measure: 'acw', side: 'above', limit: { unit: 'ms', ms } }] });
}

it('lists nothing unless it was asked to', async () => {
  expect(await listed({})).toBeNull();
});

it('picks those below a share, lowest first; what is not known passes nothing', async () => {
  const limit = { unit: 'share', share: 0.7 } as const;
  expect(
    await listed({ thresholds: [{ measure: 'utilization', side: 'below', limit }] }),
  ).toMatchObject({
    lines: ['cleo', 'bea'],
    words: 'Agents with utilization below 70 %, lowest utilization first',
  });
});

it('compares shares as they are shown, in whole percents', async () => {
  // 20 of 30 minutes are shown as 67 %.
  const limit = { unit: 'share', share: 0.67 } as const;
  const above = await listed({ thresholds: [{ measure: 'utilization', side: 'above', limit }] });
  expect(above?.lines).toEqual(['anna']);
});

it('compares times with the average of a handled conversation', async () => {
  // Cleo's after-call work is 3 and 1 minutes.
  expect((await acwAbove(119_999))?.lines).toEqual(['cleo']);
  expect((await acwAbove(120_000))?.lines).toEqual([]);
  expect((await acwAbove(120_000))?.words).toBe(
    'Agents with ACW above 2 min a conversation, highest ACW first',
  );
});

it('sorts as asked, what is not known last, and counts what is beyond the top', async () => {
  const sort = { field: 'utilization', direction: 'asc' } as const;
  expect(await listed({ sort })).toMatchObject({ lines: ['cleo', 'bea', 'anna', 'dan'] });
  expect(await listed({ sort: { ...sort, direction: 'desc' } })).toMatchObject({
    lines: ['anna', 'bea', 'cleo', 'dan'],
  });
  expect(await listed({ sort: { field: 'name', direction: 'desc' }, top: 1 })).toMatchObject({
    lines: ['dan'],
    others: 3,
  });
  expect(await listed({ top: 1 })).toMatchObject({ lines: ['anna'] });
});

it('keeps half hours in order of time', async () => {
  expect(await listed({ by: 'interval', to: '10:30' })).toMatchObject({
    lines: ['09:00', '09:30', '10:00'],
    words: 'Half hours',
  });
});

it('has a line for each team or queue of which there is a report', async () => {
  const { report } = await asking(
    { ...WORLD, queues: { support: ['anna', 'bea'] } },
    { query: { queueIds: ['support'] } },
  );
  const { list, totals } = await answered(WORLD, {
    by: 'queue',
    to: '09:30',
    groups: [{ name: 'Support', report }],
  });
  expect(list?.lines).toMatchObject([
    { label: 'Support', totals: { work: { tTalk: 47 * 60_000 } } },
  ]);
  expect(totals.work?.tTalk).toBe(59 * 60_000);
  expect(report.window.endMs).toBe(at('12:00'));
});
