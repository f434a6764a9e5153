import { talk } from '@halfhour/core/testing';
import { expect, it } from 'vitest';
import { answerCsv } from './answer-csv.ts';
import { fileNameOf } from './file-name.ts';
import { answered, wholeDays } from './testing.ts';

it('has the columns of the report, and rows for the half hours of the answer only', async () => {
  const answer = await answered(
    { agents: ['anna'], legs: [talk('anna', '09:35', '10:05')] },
    { to: '10:00', zone: 'America/New_York' },
  );
  const text = await answerCsv(answer, new AbortController().signal);
  const [head, ...rows] = text.trimEnd().split('\r\n');
  expect(head).toMatch(
    /^agent_id,agent_name,start_utc,end_utc,start_local,zone,state,as_of,worked_talk_ms/u,
  );
  expect(rows.map((row) => row.split(',').slice(0, 9).join(' '))).toEqual([
    'anna anna 2026-11-20T09:00:00.000Z 2026-11-20T09:30:00.000Z 2026-11-20 04:00 ' +
      'America/New_York SETTLED 2026-11-20T17:59:00.000Z 0',
    'anna anna 2026-11-20T09:30:00.000Z 2026-11-20T10:00:00.000Z 2026-11-20 04:30 ' +
      'America/New_York SETTLED 2026-11-20T17:59:00.000Z 1500000',
  ]);
});

it('stops when nobody waits for it any more', async () => {
  const answer = await answered({});
  await expect(answerCsv(answer, AbortSignal.abort())).rejects.toThrow(/abort/iu);
});

it('is called by its dates, and by nobody’s name', async () => {
  const one = await answered({}, { agentNames: ['Anna'] });
  expect(fileNameOf(one, 'csv')).toBe('utilization-2026-11-20.csv');
  const two = await answered({}, { days: wholeDays('Europe/London', '2026-11-18', '2026-11-19') });
  expect(fileNameOf(two, 'png', 2)).toBe('utilization-2026-11-18-to-2026-11-19-2.png');
});
