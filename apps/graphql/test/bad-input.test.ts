import { expect, it } from 'vitest';
import { ask, serverOf } from './ask.ts';

const world = serverOf({ agents: ['ada', 'bob'] });
const WINDOW = 'from: "2026-11-20T09:00:00Z", to: "2026-11-20T10:00:00Z"';
const MANY = JSON.stringify(Array.from({ length: 1001 }, (_, index) => `agent-${index}`));

const utilization = (args: string) => `{ utilization(${args}) { total { tTalk } } }`;

it.each([
  [
    'from after to',
    utilization('from: "2026-11-20T10:00:00Z", to: "2026-11-20T09:00:00Z"'),
    'to',
    'to must be after from',
  ],
  [
    'from equal to to',
    utilization('from: "2026-11-20T10:00:00Z", to: "2026-11-20T10:00:00Z"'),
    'to',
    'to must be after from',
  ],
  [
    'no instant',
    utilization('from: "yesterday", to: "2026-11-20T10:00:00Z"'),
    'from',
    'expected an RFC 3339 instant',
  ],
  [
    'no offset',
    utilization('from: "2026-11-20T09:00:00", to: "2026-11-20T10:00:00Z"'),
    'from',
    'expected an RFC 3339 instant',
  ],
  [
    'a day that does not exist',
    utilization('from: "2026-02-30T09:00:00Z", to: "2026-11-20T10:00:00Z"'),
    'from',
    'expected an RFC 3339 instant',
  ],
  [
    'a number for an instant',
    utilization('from: "2026-11-20T09:00:00Z", to: 1700000000000'),
    'to',
    'expected an RFC 3339 instant',
  ],
  [
    'an instant long ago',
    utilization('from: "1999-11-20T09:00:00Z", to: "1999-11-20T10:00:00Z"'),
    'from',
    'from',
  ],
  [
    'more than 31 days',
    utilization('from: "2026-10-01T00:00:00Z", to: "2026-11-20T00:00:00Z"'),
    'to',
    'the most is 31 days',
  ],
  [
    'a future window',
    utilization('from: "2026-12-01T00:00:00Z", to: "2026-12-02T00:00:00Z"'),
    'from',
    'in the future',
  ],
  ['too large a page', utilization(`${WINDOW}, first: 1001`), 'first', 'from 1 to 1000'],
  ['an empty page', utilization(`${WINDOW}, first: 0`), 'first', 'from 1 to 1000'],
  ['a page that is no number', utilization(`${WINDOW}, first: "ten"`), 'first', 'Int'],
  [
    'more agents than the limit',
    utilization(`${WINDOW}, agentIds: ${MANY}`),
    'agentIds',
    'the most in one answer is 1000',
  ],
  [
    'an unknown agent',
    utilization(`${WINDOW}, agentIds: ["ada", "zoe"]`),
    'agentIds',
    'no agent with the id zoe',
  ],
  [
    'a blank agent',
    utilization(`${WINDOW}, agentIds: ["ada", " "]`),
    'agentIds',
    'agentIds[1] is blank',
  ],
  ['an empty list', utilization(`${WINDOW}, agentIds: []`), 'agentIds', 'leave it out'],
  [
    'an unknown team',
    utilization(`${WINDOW}, teamIds: ["none"]`),
    'teamIds',
    'no team with the id none',
  ],
  ['a blank team', utilization(`${WINDOW}, teamIds: [""]`), 'teamIds', 'teamIds[0] is blank'],
  [
    'an unknown queue',
    utilization(`${WINDOW}, queueIds: ["none"]`),
    'queueIds',
    'no queue with the id none',
  ],
  ['a blank queue', utilization(`${WINDOW}, queueIds: [""]`), 'queueIds', 'queueIds[0] is blank'],
  ['an unknown media type', utilization(`${WINDOW}, mediaTypes: [FAX]`), 'mediaTypes', 'MediaType'],
  [
    'a bad cursor',
    utilization(`${WINDOW}, after: "nonsense"`),
    'after',
    'endCursor of an earlier answer',
  ],
  ['a bad cursor of agents', '{ agents(after: "nonsense") { totalCount } }', 'after', 'endCursor'],
  [
    'a long search',
    `{ agents(search: "${'a'.repeat(201)}") { totalCount } }`,
    'search',
    'the most is 200',
  ],
  [
    'an unknown agent to explain',
    '{ explain(agentId: "zoe", at: "2026-11-20T09:00:00Z") { sentences } }',
    'agentId',
    'no agent with the id zoe',
  ],
  [
    'a blank agent to explain',
    '{ explain(agentId: "", at: "2026-11-20T09:00:00Z") { sentences } }',
    'agentId',
    'is blank',
  ],
  [
    'a future to explain',
    '{ explain(agentId: "ada", at: "2026-11-21T09:00:00Z") { sentences } }',
    'at',
    'in the future',
  ],
  [
    'an age long ago to explain',
    '{ explain(agentId: "ada", at: "1980-11-21T09:00:00Z") { sentences } }',
    'at',
    'out of range',
  ],
])('refuses %s and names the argument', async (_what, query, argument, message) => {
  const { data, errors } = await ask(world, query);
  expect(errors).toHaveLength(1);
  expect(errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument });
  expect(errors[0]?.message).toContain(message);
  expect(data ?? null).toBeNull();
});

it('tells every variable that can’t be read, by its argument', async () => {
  const { errors } = await ask(
    world,
    `query ($begin: DateTime!, $end: DateTime!, $page: Int) {
      utilization(from: $begin, to: $end, first: $page) { asOf }
    }`,
    { begin: '2026-11-20', end: '2026-11-20T24:00:00Z', page: 'ten' },
  );
  expect(errors.map(({ extensions }) => extensions)).toMatchObject([
    { code: 'BAD_USER_INPUT', argument: 'from' },
    { code: 'BAD_USER_INPUT', argument: 'to' },
    { code: 'BAD_USER_INPUT', argument: 'first' },
  ]);
  expect(errors[0]?.message).toContain('expected an RFC 3339 instant');
});

it('tells what is wrong with the query itself under another code', async () => {
  const unknown = await ask(world, '{ nothing }');
  expect(unknown.errors[0]?.extensions).toEqual({ code: 'GRAPHQL_VALIDATION_FAILED' });
  const unreadable = await ask(world, '{ agents ');
  expect(unreadable.errors[0]?.extensions).toEqual({ code: 'GRAPHQL_PARSE_FAILED' });
});

it.each([
  ['written', '{ agents(search: "a\\u0000") { totalCount } }', {}],
  ['in a variable', 'query ($t: String) { agents(search: $t) { totalCount } }', { t: '\u0000a' }],
])(
  'takes no text with a character that no database keeps, %s',
  async (_where, query, variables) => {
    const { errors } = await ask(world, query, variables);
    expect(errors).toMatchObject([
      {
        message: expect.stringContaining('holds the character U+0000; expected text without it.'),
        extensions: { code: 'BAD_USER_INPUT', argument: 'search' },
      },
    ]);
  },
);
