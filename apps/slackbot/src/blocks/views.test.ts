import { expect, it } from 'vitest';
import { makeAnswer } from '../answer/make-answer.ts';
import { answered, asking, ON_QUEUE, plain, wholeDays } from '../answer/testing.ts';
import { countedMessage } from './counted-message.ts';
import { pageOf } from './actions.ts';
import type { Ladder } from './payload.ts';
import { madeUpInput } from '../answer/testing-made-up.ts';
import { allAgentsMessage, halfHoursMessage } from './views.ts';
import { at, chat, talk } from '@halfhour/core/testing';

/** The cells of the table of each payload, as text. */
function tables(ladder: Ladder): string[][][] {
  return ladder.flatMap(({ blocks = [] }) =>
    blocks.flatMap((block) =>
      'rows' in block
        ? [block.rows.map((row) => row.map((cell) => ('text' in cell ? plain(cell.text) : '')))]
        : [],
    ),
  );
}

const WORLD = {
  legs: [talk('anna', '09:00', '09:24'), chat('bea', '09:10', '09:20')],
  presence: { anna: { ...ON_QUEUE, idle: 600_000 } },
};

it('has all agents in one table, in order of name, of the newer kind first, then as text', async () => {
  const answer = await answered(WORLD, { to: '10:00' });
  const ladder = allAgentsMessage(answer, { question: 'today' });
  const [newer, older] = tables(ladder);
  expect(newer).toEqual([
    [
      'Agent',
      'Util',
      'Busy',
      'Logged in',
      'On queue',
      'Handle',
      'Talk',
      'Hold',
      'ACW',
      'Occ',
      'Over / in / under',
    ],
    ['anna', '40 %', '0:24', '1:00', '1:00', '0:24', '0:24', '0:00', '0:00', '75 %', '0 / 1 / 1'],
    ['bea', '–', '0:10', '0:00', '0:00', '0:10', '0:10', '0:00', '0:00', '–', '–'],
  ]);
  expect(older).toEqual(newer);
  expect(plain(ladder.at(-1)?.text ?? '')).toContain(
    '*Agents · All agents · Today, Fri 20 Nov, 09:00–10:00 GMT*\n• *anna*: Util 40 %, Busy 0:24,',
  );
});

it('sorts figures as numbers and leaves what is not known unsorted', async () => {
  const answer = await answered(WORLD, { to: '10:00' });
  const table = allAgentsMessage(answer, { question: 'today' })[0].blocks?.find(
    ({ type }) => type === 'data_table',
  );
  const rows = table !== undefined && 'rows' in table ? table.rows : [];
  expect(rows[1]?.slice(1, 3)).toMatchObject([
    { type: 'raw_number', value: 40 },
    { type: 'raw_number', value: 24 },
  ]);
  expect(rows[2]?.[1]).toEqual({ type: 'raw_text', text: '–' });
});

it('has half hours with their state, and no figure for those that are missing', async () => {
  const { input, report } = await asking(WORLD, { to: '10:30', now: '10:10' });
  const [agent] = report.agents;
  const missing = {
    ...report,
    agents:
      agent === undefined
        ? []
        : [
            {
              ...agent,
              intervals: agent.intervals.map((one) =>
                one.startMs === at('09:30')
                  ? {
                      ...one,
                      state: 'MISSING' as const,
                      work: null,
                      presence: null,
                      utilization: null,
                      occupancy: null,
                    }
                  : one,
              ),
            },
          ],
  };
  const [rows] = tables(
    halfHoursMessage(makeAnswer({ ...input, report: missing }), { question: 'today' }),
  );
  expect(rows?.slice(1)).toEqual([
    [
      '09:00',
      '80 %',
      '0:24',
      '0:30',
      '0:30',
      '0:24',
      '0:24',
      '0:00',
      '0:00',
      '75 %',
      'provisional',
    ],
    ['09:30', ...Array(9).fill('–'), 'missing'],
    ['10:00', '–', '0:00', '0:30', '0:30', '0:00', '0:00', '0:00', '0:00', '–', 'running'],
  ]);
});

it('leafs through five hundred agents without losing or repeating one', () => {
  const names = Array.from(
    { length: 500 },
    (_, index) => `Agent ${index} ${'é'.repeat(index % 40)}`,
  );
  const answer = makeAnswer(madeUpInput({ names, days: wholeDays('Europe/London', '2026-11-19') }));
  const seen: string[] = [];
  for (let page = 1, more = true; more; page++) {
    const ladder = allAgentsMessage(answer, { question: 'yesterday', page });
    seen.push(...(tables(ladder)[0] ?? []).slice(1).map(([name]) => name ?? ''));
    const next =
      JSON.stringify(ladder[0])
        .match(/answer_all_agents:(\d+)/gu)
        ?.at(-1) ?? '';
    more = pageOf(next) === page + 1;
  }
  expect(seen).toHaveLength(500);
  expect(new Set(seen).size).toBe(500);
});

it('shows the last page for one that there is not, and says which part it is', () => {
  const names = Array.from({ length: 120 }, (_, index) => `Agent ${index}`);
  const answer = makeAnswer(madeUpInput({ names, days: wholeDays('Europe/London', '2026-11-19') }));
  const [{ blocks }] = allAgentsMessage(answer, { question: 'yesterday', page: 99 });
  expect(blocks?.[0]).toMatchObject({
    text: { text: expect.stringContaining('of 120 · All agents') },
  });
  expect(pageOf('answer_all_agents')).toBe(1);
  expect(pageOf('answer_all_agents:x')).toBe(1);
});

it('tells how it is counted with the figures of this very answer', async () => {
  const answer = await answered(WORLD, { to: '10:00' });
  const text = plain(countedMessage(answer, { question: 'today' }).at(-1)?.text ?? '');
  expect(text).toContain(
    '*Utilization 57 %* = busy 34 min ÷ logged in 1 h, over 4 half hours of agents that were read whole.',
  );
  expect(text).toContain(
    '*Occupancy 75 %* = interacting 1 h ÷ (interacting + communicating 0 min + idle 20 min)',
  );
  expect(text).toContain('In the same time it books handle 34 min of 2 conversations, 17 min each');
  expect(text).toContain('The band is 70–85 %.');
});
