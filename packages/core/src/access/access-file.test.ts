import { expect, it } from 'vitest';
import { AccessFileError, readAccessFile } from './access-file.ts';
import { NO_SIGHT } from './grant.ts';

const FILE = `
# Who may see whom.
rules:
  - for: [key:wallboard, slackGroup:S0614TZR7]
    teams: [t1, t2]
    queues: [q1]
  - for: [slack:mary@example.com]
    reports: true
  - for: ['claim:roles=operations', jwt:auth0|5f7]
    role: admin
`;

it('reads whom each rule is for, and what it gives', () => {
  expect(readAccessFile(FILE)).toEqual([
    {
      to: [
        { kind: 'key', name: 'wallboard' },
        { kind: 'slackGroup', groupId: 'S0614TZR7' },
      ],
      sight: { ...NO_SIGHT, teamIds: ['t1', 't2'], queueIds: ['q1'] },
    },
    { to: [{ kind: 'slack', email: 'mary@example.com' }], sight: { ...NO_SIGHT, reports: true } },
    {
      to: [
        { kind: 'claim', name: 'roles', value: 'operations' },
        { kind: 'jwt', subject: 'auth0|5f7' },
      ],
      sight: { ...NO_SIGHT, role: 'admin' },
    },
  ]);
});

function problemsOf(text: string): readonly string[] {
  try {
    readAccessFile(text);
    return [];
  } catch (error) {
    if (error instanceof AccessFileError) return error.problems;
    throw error;
  }
}

it('tells all that is wrong at once, each with its line and what is expected', () => {
  const text = `rules:
  - for: [wallboard]
    role: boss
    team: [t1]
  - for: []
    agents: [7]
  - teams: [' ']
    reports: yes
`;
  expect(problemsOf(text)).toEqual([
    'line 2: rules[0].for[0] is "wallboard"; expected key:<name>, jwt:<subject>, claim:<name>=<value>, slack:<e-mail> or slackGroup:<id>.',
    'line 3: rules[0].role is "boss"; expected viewer or admin.',
    expect.stringMatching(
      /^line 4: rules\[0\] has team, which is not known; expected no more than/u,
    ),
    'line 5: rules[1].for is empty; expected whom the rule is for.',
    'line 6: rules[1].agents[0] is 7; expected an id of Genesys.',
    'line 7: rules[2].for is missing; expected a list of whom it is for, such as [key:wallboard].',
    'line 7: rules[2].teams[0] is ""; expected an id of Genesys.',
    'line 8: rules[2].reports is "yes"; expected true or false.',
  ]);
});

it.each([
  ['- for: [key:a]', /^line 2: rules\[0\] shows nobody; expected role: admin, reports: true/u],
  ['- {for: [key:a], role: admin, teams: [t1]}', /is for administrators, who see everybody/u],
  ['- for: [key:a]\n  for: [key:b]', /^line 3: Map keys must be unique/u],
])('refuses a rule that means nothing, or two things: %s', (rule, problem) => {
  expect(problemsOf(`rules:\n${rule}\n`)).toEqual([expect.stringMatching(problem)]);
});

it.each(['', 'rules:', '[]', 'rules: {}', 'open: true'])(
  'takes no other file for one that lets nobody in: %s',
  (text) => {
    expect(problemsOf(text).length).toBeGreaterThan(0);
  },
);
