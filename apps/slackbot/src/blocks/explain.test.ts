import { clockTime, explain } from '@halfhour/core';
import { at, memoryWorld, talk } from '@halfhour/core/testing';
import { expect, it } from 'vitest';
import { makeAnswer } from '../answer/make-answer.ts';
import { answered, ON_QUEUE, plain, wholeDays } from '../answer/testing.ts';
import { agentOptions, chosenToExplain, explainForm } from './explain-form.ts';
import { explanationMessage } from './explanation-message.ts';
import { madeUpInput } from '../answer/testing-made-up.ts';

const ZONE = 'Europe/London';

it('explains a half hour leg by leg: what ran in it and what Genesys books', async () => {
  const explanation = await explain(
    { agentId: 'anna', atMs: at('09:40'), clockTime: (atMs) => clockTime(atMs, ZONE) },
    {
      ...memoryWorld({
        agents: ['anna'],
        asOfMs: at('17:59'),
        legs: [talk('anna', '09:35', '10:16')],
        presence: { anna: ON_QUEUE },
      }),
      nowMs: () => at('18:00'),
      settleMs: 0,
    },
    new AbortController().signal,
  );
  const ladder = explanationMessage(explanation, { zone: ZONE, today: '2026-11-20' });
  expect(plain(ladder.at(-1)?.text ?? '')).toBe(`\
*anna · 09:30–10:00 GMT, Fri 20 Nov*

Worked 25 min on 1 conversation; Genesys books 0 min. Utilization 83 %.

• Genesys books this 41 min voice leg wholly in 10:00, where it was finished; 25 min of it ran here.
   talk 09:35–10:16 (25 min here)

As of 17:59 GMT.`);
});

it('offers the agents and the half hours in which somebody worked, and carries the question', async () => {
  const answer = await answered({ legs: [talk('anna', '09:35', '10:16')] });
  const form = explainForm(answer, { question: 'today' });
  expect(form).toMatchObject({ callback_id: 'answer_explain', private_metadata: 'today' });
  expect(form?.blocks.slice(1)).toMatchObject([
    {
      element: {
        type: 'static_select',
        options: [
          { text: { text: 'anna' }, value: 'anna' },
          { text: { text: 'bea' }, value: 'bea' },
        ],
      },
    },
    {
      element: {
        option_groups: [
          {
            label: { text: 'Fri 20 Nov' },
            options: [
              { text: { text: '09:30' }, value: String(at('09:30')) },
              { text: { text: '10:00' }, value: String(at('10:00')) },
            ],
          },
        ],
      },
    },
  ]);
});

it('has no form when there is nothing to explain', async () => {
  expect(explainForm(await answered({}), { question: 'today' })).toBeNull();
});

it('lets Slack ask for agents by what is typed when there are many', () => {
  const { agents, ...answer } = makeAnswer(
    madeUpInput({
      names: [...Array.from({ length: 300 }, (_, index) => `Agent ${index}`), 'Zoë Ode', null],
      days: wholeDays(ZONE, '2026-11-19'),
    }),
  );
  const form = explainForm({ agents, ...answer }, { question: 'yesterday' });
  expect(form?.blocks[1]).toMatchObject({ element: { type: 'external_select' } });
  expect(agentOptions(agents, ' oDe').map(({ text }) => text.text)).toEqual(['Zoë Ode']);
  expect(agentOptions(agents, 'de')).toEqual([]);
  expect(agentOptions(agents, '')).toHaveLength(100);
});

it('reads what was chosen, and says when something is missing', () => {
  const agent = { answer_explain_agent: { selected_option: { value: 'anna' } } };
  const halfHour = { answer_explain_half_hour: { selected_option: { value: '1800000' } } };
  expect(chosenToExplain({ values: { one: { ...agent, ...halfHour } } })).toEqual({
    agentId: 'anna',
    atMs: 1_800_000,
  });
  expect(chosenToExplain({ values: { one: agent } })).toBeNull();
  expect(
    chosenToExplain({
      values: { one: { ...halfHour, answer_explain_agent: { selected_option: null } } },
    }),
  ).toBeNull();
});
