import { expect, it } from 'vitest';
import { isRefused, refused } from '../fault.ts';
import { parse } from '../parse/parse.ts';
import type { Question } from '../question.ts';
import { choicesOf } from './choices.ts';
import { type Known, resolveScope } from './scope.ts';

const KNOWN: Known = {
  agents: [
    { id: 'a1', name: 'Anna Smith' },
    { id: 'a2', name: 'Anna Smithson' },
    { id: 'a3', name: 'Łukasz O’Brien-Żak' },
    { id: 'a4', name: 'José Álvarez' },
    { id: 'a5', name: 'Bo Alström' },
    { id: 'a6', name: null },
    { id: 'a7', name: 'Bo Alström' },
  ],
  teams: [
    { id: 't1', name: 'Support' },
    { id: 't2', name: 'Support EMEA' },
    { id: 't3', name: 'Billing' },
    { id: 't4', name: '🚀' },
  ],
  queues: [{ id: 'q1', name: 'Sales & Service' }],
  agentIdOf: new Map([
    ['U1', 'a4'],
    ['U2', 'gone'],
  ]),
};

function question(text: string): Question {
  const command = parse(text);
  if (command.kind !== 'ask') throw new Error(`not a question: ${text}`);
  return command.question;
}

function agents(text: string) {
  const found = resolveScope(question(text), KNOWN);
  return isRefused(found) ? found.fault : found.agentIds;
}

function teams(text: string) {
  const found = resolveScope(question(text), KNOWN);
  return isRefused(found) ? found.fault : found.teamIds;
}

it('asks for everybody when nobody is named', () => {
  expect(resolveScope(question('today'), KNOWN)).toEqual({
    kind: 'scope',
    agentNames: [],
    teamNames: [],
    queueNames: [],
  });
});

it('finds agents by the beginning of any word, whatever the case, accents and punctuation', () => {
  expect(agents('agent:jos')).toEqual(['a4']);
  expect(agents('agent:ALVAREZ')).toEqual(['a4']);
  expect(agents('agent:zak')).toEqual(['a3']);
  expect(agents("agent lukasz o'b")).toEqual(['a3']);
  expect(agents('agent alvarez, jose')).toEqual(['a4']);
});

it('takes the whole name before the beginning of another, and nothing else when quoted', () => {
  expect(agents('agent anna smith')).toEqual(['a1']);
  expect(agents('agent "anna smithson"')).toEqual(['a2']);
  expect(agents('agent "anna"')).toMatchObject({ kind: 'noMatch', given: 'anna' });
});

it('finds each agent once, by name or mention', () => {
  expect(agents('agent "anna smith" agent:smithson agent:jose <@U1>')).toEqual(['a1', 'a2', 'a4']);
});

it('refuses a mention of somebody who is no agent, or none that the asker may see', () => {
  expect(agents('<@U9>')).toEqual({ kind: 'unknownMention', slackUserId: 'U9' });
  expect(agents('<@U2>')).toEqual({ kind: 'unknownMention', slackUserId: 'U2' });
});

it('offers a choice of several, and finds the one that was chosen', () => {
  const asked = question('agent:al yesterday team:billing');
  const found = resolveScope(asked, KNOWN);
  const fault = {
    kind: 'ambiguous',
    what: 'agent',
    given: 'al',
    choices: [
      { id: 'a5', name: 'Bo Alström' },
      { id: 'a7', name: 'Bo Alström' },
      { id: 'a4', name: 'José Álvarez' },
    ],
    count: 3,
  } as const;
  expect(found).toEqual(refused(fault));
  const choices = choicesOf(asked, fault);
  expect(choices.map(({ name }) => name)).toEqual(['Bo Alström', 'Bo Alström', 'José Álvarez']);
  expect(choices.map((choice) => agents(choice.question))).toEqual([['a5'], ['a7'], ['a4']]);
  expect(choices[1]?.question).toBe('yesterday agent "a7" team "billing"');
});

it('offers a choice of teams, too', () => {
  const asked = question('team:s');
  const found = resolveScope(asked, KNOWN);
  if (!isRefused(found) || found.fault.kind !== 'ambiguous') throw new Error('not ambiguous');
  expect(choicesOf(asked, found.fault).map((choice) => teams(choice.question))).toEqual([
    ['t1'],
    ['t2'],
  ]);
});

it('offers at most twenty and tells how many there are', () => {
  const many = Array.from({ length: 30 }, (_, index) => ({ id: `x${index}`, name: `Al ${index}` }));
  expect(resolveScope(question('agent:al'), { ...KNOWN, agents: many })).toMatchObject({
    fault: { choices: { length: 20 }, count: 30 },
  });
});

it('finds teams and queues by their whole name, then by a beginning', () => {
  expect(teams('team:support')).toEqual(['t1']);
  expect(teams('team:emea')).toEqual(['t2']);
  expect(teams('team:bill team:🚀')).toEqual(['t3', 't4']);
  expect(teams('team:s')).toMatchObject({ kind: 'ambiguous', what: 'team', count: 2 });
  expect(resolveScope(question('queue:sales &amp; service'), KNOWN)).toMatchObject({
    queueIds: ['q1'],
    queueNames: ['Sales & Service'],
  });
});

it('tells the closest names when none matches', () => {
  expect(teams('team:biling')).toEqual({
    kind: 'noMatch',
    what: 'team',
    given: 'biling',
    closest: ['Billing'],
    all: [],
  });
  expect(teams('team:xyz')).toMatchObject({
    closest: [],
    all: expect.arrayContaining(['Billing']),
  });
  expect(agents('agent:smiht')).toMatchObject({ closest: ['Anna Smith'] });
  expect(agents('agent:xyz')).toMatchObject({ closest: [] });
  expect(agents('agent:-')).toMatchObject({ kind: 'noMatch', given: '-' });
});
