import { leg, talk, talking, wrappingUp } from '@halfhour/core/testing';
import { expect, it } from 'vitest';
import { answered, type AskedWords, IDLE, ON_QUEUE, plain, wholeDays } from '../answer/testing.ts';
import { makeAnswer } from '../answer/make-answer.ts';
import { answerMessage } from './answer-message.ts';
import { madeUpInput } from '../answer/testing-made-up.ts';

const QUESTION = 'today team:billing';

/** Anna works hard from nine to noon and Bea waits. */
const MORNING = {
  legs: ['09:00', '09:30', '10:00', '10:30', '11:00', '11:30'].map((from) =>
    leg('anna', [
      talking(from, from.replace(/0$/u, '5').replace(':05', ':25').replace(':35', ':55')),
      wrappingUp(
        from.replace(/0$/u, '5').replace(':05', ':25').replace(':35', ':55'),
        from.replace(':00', ':28').replace(':30', ':58'),
      ),
    ]),
  ),
  presence: { anna: ON_QUEUE, bea: IDLE },
};

async function told(words: AskedWords = {}, withChart = false) {
  const ladder = answerMessage(await answered(MORNING, words), { question: QUESTION, withChart });
  return { ladder, text: plain(ladder.at(-1)?.text ?? ''), first: ladder[0] };
}

it('tells the whole answer in order: who and when, the number, bars, looks, bands, how fresh', async () => {
  const { text } = await told({ teamNames: ['Billing'] });
  expect(text).toBe(`\
*Billing · Today, Fri 20 Nov*
09:00–12:00 GMT · 2 agents

*Utilization 47 %* = busy 2 h 48 min ÷ logged in 6 h
Handle 2 h 48 min = talk 2 h 30 min + hold 0 min + ACW 18 min

\`\`\`
09  11
▄▄▄▄▄▄
\`\`\`
Utilization by half hour

*Needs a look*
• *bea*: under 70 % for 6 half hours, idle for 3 h of them
• *anna*: over 85 % for 6 half hours, highest 93 % at 09:00

0 of 2 agents are in 70–85 %; 1 is over it and 1 is under it.

As of 17:59 GMT.`);
});

it('has the same in blocks, with a sentence for notifications and the buttons last', async () => {
  const { first } = await told({ teamNames: ['Billing'] });
  expect(plain(first.text)).toBe(
    'Billing, Today, Fri 20 Nov, 09:00–12:00 GMT: utilization 47 %, busy 2 h 48 min of 6 h logged ' +
      'in. 0 of 2 agents are in 70–85 %; 1 is over it and 1 is under it. 2 agents need a look.',
  );
  expect(first.blocks?.map(({ type }) => type)).toEqual([
    'header',
    'context',
    'section',
    'rich_text',
    'context',
    'rich_text',
    'section',
    'context',
    'actions',
  ]);
  expect(first.blocks?.at(-1)).toMatchObject({
    elements: [
      { text: { text: 'All agents' }, action_id: 'answer_all_agents', value: QUESTION },
      { text: { text: 'Half hours' }, action_id: 'answer_half_hours', value: QUESTION },
      { text: { text: 'Heatmap' }, action_id: 'answer_heatmap', value: QUESTION },
      { text: { text: 'CSV' }, action_id: 'answer_csv', value: QUESTION },
      { text: { text: 'Share' }, action_id: 'answer_share', value: QUESTION },
      { text: { text: 'How is this counted?' }, action_id: 'answer_counted', value: QUESTION },
    ],
  });
});

it('tries with the chart, then without it, then without blocks', async () => {
  const { ladder } = await told({}, true);
  const types = ladder.map(({ blocks }) => blocks?.map(({ type }) => type));
  expect(types).toHaveLength(3);
  expect(types[0]).toContain('data_visualization');
  expect(types[1]).toEqual(types[0]?.filter((type) => type !== 'data_visualization'));
  expect(types[2]).toBeUndefined();
});

it('draws no chart of more half hours than Slack takes', async () => {
  const days = wholeDays('Europe/London', '2026-11-19');
  const { ladder } = await told({ days }, true);
  expect(ladder).toHaveLength(2);
});

it('has a line for each of several days', async () => {
  const days = wholeDays('Europe/London', '2026-11-19', '2026-11-20');
  const { text } = await told({ days });
  expect(text).toContain(
    `\
             util   handle
Thu 19 Nov    0 %     0:00
Fri 20 Nov    8 %     2:48`,
  );
  expect(text).toContain('*All agents · Thu 19 to Fri 20 Nov*\nGMT · 2 agents');
});

it('says in one line that nobody needs a look and that all are in band', async () => {
  const inBand = {
    legs: ['09:00', '09:30', '10:00'].flatMap((from) =>
      ['anna', 'bea'].map((id) => talk(id, from, from.replace(':00', ':24').replace(':30', ':54'))),
    ),
    presence: { anna: ON_QUEUE, bea: ON_QUEUE },
  };
  const ladder = answerMessage(await answered(inBand, { to: '10:30' }), { question: QUESTION });
  const text = plain(ladder.at(-1)?.text ?? '');
  expect(text).toContain('\n\nNobody needs a look.\n\nAll 2 agents are in 70–85 %.\n\n');
});

it('says why there is no number, and shows no zero for it', async () => {
  const nobody = await answered({ presence: {} });
  expect(plain(answerMessage(nobody, { question: '' }).at(-1)?.text ?? '')).toContain(
    '*Utilization –*: nobody was logged in',
  );
  const unread = {
    kind: 'CONVERSATIONS',
    reason: 'PERMISSION_MISSING',
    message: 'Conversations could not be read.',
    missingPermissions: ['analytics:conversationDetail:view'],
    span: { startMs: 0, endMs: 1 },
    correlationId: '1a2b',
  } as const;
  const { text } =
    answerMessage(await answered({ unread: [unread] }), { question: '' }).at(-1) ?? {};
  expect(plain(text ?? '')).toContain('*Utilization –*: nothing could be read\n');
  expect(text).toContain(
    'Missing: 12 of 12 half hours of agents, in 09:00–12:00. They are in no figure; they are not ' +
      'zero.\n⚠ Conversations could not be read. Missing permission: ' +
      'analytics:conversationDetail:view. Genesys’ reference: 1a2b.',
  );
  expect(text).not.toMatch(/\b0\u00A0%|\b0 min/u);
});

it('says what still runs and what may change', async () => {
  const { text } = await told({ now: '10:10' });
  expect(text).toContain(
    'As of 10:09 GMT. 10:00–10:30 still runs and is in no percentage. 09:00–10:00 may still ' +
      'change (provisional).',
  );
});

it('says that utilization is of all work when only that of a queue is asked for', async () => {
  const { text } = await told({ queueNames: ['R&D <support>'] });
  expect(text).toContain('ACW 18 min, of work for R&amp;D &lt;support&gt;\n_Utilization is of all');
});

it('lists what was asked for, and counts what is too much', () => {
  const input = madeUpInput({
    names: Array.from({ length: 27 }, (_, index) => `Agent ${index}`),
    days: wholeDays('Europe/London', '2026-11-19'),
  });
  const answer = makeAnswer({ ...input, asked: { ...input.asked, by: 'agent' } });
  const text = answerMessage(answer, { question: QUESTION }).at(-1)?.text;
  expect(text).toContain('*Agents*\n• *Agent 0* ');
  expect(text).toContain('\n• and 17 others\n');
});

it('has fewer buttons for a very long question, and none when Slack could not carry it', async () => {
  const answer = await answered(MORNING);
  const counts = [1000, 2000, 2001].map((length) => {
    const [{ blocks }] = answerMessage(answer, { question: 'x'.repeat(length) });
    const actions = blocks?.find(({ type }) => type === 'actions');
    return actions !== undefined && 'elements' in actions ? actions.elements.length : 0;
  });
  expect(counts).toEqual([6, 3, 0]);
});
