import { expect, it } from 'vitest';
import { serverOf } from './ask.ts';

const HOUR = 'from: "2026-11-20T09:00:00Z", to: "2026-11-20T10:00:00Z"';
/** What a request that is refused may cost this machine, CPU milliseconds, and say, bytes. */
const MOST_CPU_MS = 2000;
const MOST_BYTES = 100_000;

const world = serverOf({ agents: ['ada'] });

async function attack(body: string) {
  const before = process.cpuUsage();
  const response = await world.server.fetch('http://localhost/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
    body,
  });
  const text = await response.text();
  const { user, system } = process.cpuUsage(before);
  const { data, errors = [] } = JSON.parse(text);
  return {
    status: response.status,
    data,
    codes: [...new Set(errors.map((error: any) => error.extensions?.code))],
    bytes: text.length,
    cpuMs: (user + system) / 1000,
  };
}

const asking = (query: string, variables: unknown = {}) => JSON.stringify({ query, variables });
const times = (count: number, part: (nth: number) => string) =>
  Array.from({ length: count }, (_, nth) => part(nth)).join(' ');
const nested = (count: number, before: string, within: string, after: string) =>
  before.repeat(count) + within + after.repeat(count);

/** Fragments of which each uses the next one twice: two to the power of sixty fields. */
const DOUBLING = `{ utilization(${HOUR}) { ...F0 } }
  ${times(60, (nth) => `fragment F${nth} on Utilization { ...F${nth + 1} ... { ...F${nth + 1} } }`)}
  fragment F60 on Utilization { asOf }`;
const DOUBLING_ALIASES = `{ utilization(${HOUR}) { ...F0 } }
  ${times(40, (nth) => `fragment F${nth} on Utilization { a${nth}: total { busy } ...F${nth + 1} ... { ...F${nth + 1} } }`)}
  fragment F40 on Utilization { asOf }`;
const DOUBLING_DIRECTIVES = `{ utilization(${HOUR}) { ...F0 } }
  ${times(40, (nth) => `fragment F${nth} on Utilization { ...F${nth + 1} @skip(if: false) ... { ...F${nth + 1} } }`)}
  fragment F40 on Utilization { asOf }`;
const CIRCLE = `{ utilization(${HOUR}) { ...A } }
  fragment A on Utilization { ...B ...B } fragment B on Utilization { ...A ...C } fragment C on Utilization { ...A }`;

it.each([
  ['fragments that double', DOUBLING, ['QUERY_TOO_BROAD']],
  ['aliases that double', DOUBLING_ALIASES, ['QUERY_TOO_BROAD', 'TOO_MANY_ALIASES']],
  ['directives that double', DOUBLING_DIRECTIVES, ['QUERY_TOO_BROAD', 'TOO_MANY_DIRECTIVES']],
  ['fragments in a circle', CIRCLE, ['GRAPHQL_VALIDATION_FAILED']],
  [
    'a circle that nobody uses',
    `{ __typename } fragment A on Query { ...A a: agents { totalCount } }`,
    ['GRAPHQL_VALIDATION_FAILED'],
  ],
  ['aliases', `{ ${times(100, (nth) => `a${nth}: __typename`)} }`, ['TOO_MANY_ALIASES']],
  ['directives', `{ ${times(60, () => '__typename @skip(if: false)')} }`, ['TOO_MANY_DIRECTIVES']],
  ['one directive after the other', `{ __typename ${'@a '.repeat(900)} }`, ['TOO_MANY_DIRECTIVES']],
  ['the same field again', `{ ${'agents { totalCount } '.repeat(390)} }`, ['QUERY_TOO_BROAD']],
  [
    'many operations of many fields',
    times(12, (nth) => `query Q${nth} { ${'agents { totalCount } '.repeat(38)} }`),
    ['OPERATION_RESOLUTION_FAILURE'],
  ],
  ['fields in fields', `{ ${nested(250, 'a { ', 'a', ' }')} }`, ['QUERY_TOO_DEEP']],
  [
    'types of types',
    `{ __schema { types { ${nested(200, 'fields { type { ', 'name', ' } }')} } } }`,
    ['GRAPHQL_VALIDATION_FAILED'],
  ],
  [
    'lists in lists',
    `{ agents(search: ${nested(900, '[', '', ']')}) { totalCount } }`,
    ['GRAPHQL_VALIDATION_FAILED'],
  ],
  [
    'inputs in inputs',
    `mutation { createShift(input: ${nested(400, '{a: ', '1', '}')}) { id } }`,
    ['BAD_USER_INPUT', 'GRAPHQL_VALIDATION_FAILED'],
  ],
  ['words', `{ ${'__typename '.repeat(5000)} }`, ['GRAPHQL_PARSE_FAILED']],
  ['a long name', `{ ${'a'.repeat(200_000)} }`, ['GRAPHQL_VALIDATION_FAILED']],
  [
    'a long name said often',
    `{ agents { ${'a'.repeat(100_000)}(${times(90, (nth) => `x${nth}: 1`)}) } }`,
    ['GRAPHQL_VALIDATION_FAILED'],
  ],
])('refuses %s in little time and few words', async (_what, query, codes) => {
  const refused = await attack(asking(query));
  expect(refused.data ?? null).toBeNull();
  expect(refused.codes).toEqual(codes);
  expect(refused.status).toBe(400);
  expect(refused.bytes).toBeLessThan(MOST_BYTES);
  expect(refused.cpuMs).toBeLessThan(MOST_CPU_MS);
});

const IDS = `query ($ids: [ID!]) { utilization(${HOUR}, agentIds: $ids) { asOf } }`;

it.each([
  ['ids', asking(IDS, { ids: Array.from({ length: 20_000 }, (_, nth) => `a${nth}`) })],
  ['ids that are none', asking(IDS, { ids: Array.from({ length: 40_000 }, () => null) })],
  ['ids that are objects', asking(IDS, { ids: Array.from({ length: 40_000 }, () => ({})) })],
  [
    'a long text',
    asking('query ($t: String) { agents(search: $t) { totalCount } }', { t: 'a'.repeat(200_000) }),
  ],
  ['a long id', asking(IDS, { ids: ['a'.repeat(200_000)] })],
  [
    'a deep value',
    `{"query":${JSON.stringify(IDS)},"variables":{"ids":${nested(50_000, '[', '', ']')}}}`,
  ],
  [
    'a deep object',
    `{"query":${JSON.stringify(IDS)},"variables":{"ids":${nested(30_000, '{"a":', '1', '}')}}}`,
  ],
  [
    'variables that nobody asked for',
    asking(IDS, Object.fromEntries(Array.from({ length: 15_000 }, (_, nth) => [`v${nth}`, nth]))),
  ],
  [
    'prototypes',
    `{"query":${JSON.stringify(IDS)},"variables":{"__proto__":{"ids":["ada"]},"constructor":{"prototype":{"ids":1}},"ids":["zoe"]}}`,
  ],
])('bears variables with %s', async (_what, body) => {
  const answer = await attack(body);
  expect([200, 400]).toContain(answer.status);
  expect(answer.codes).not.toContain('INTERNAL_SERVER_ERROR');
  expect(answer.bytes).toBeLessThan(MOST_BYTES);
  expect(answer.cpuMs).toBeLessThan(MOST_CPU_MS);
  expect(Object.hasOwn(Object.prototype, 'ids')).toBe(false);
});

it('answers no batch, however small', async () => {
  for (const count of [1, 2, 5000]) {
    const batch = `[${Array.from({ length: count }, () => '{"query":"{__typename}"}').join()}]`;
    expect(await attack(batch)).toMatchObject({ status: 400, codes: ['BAD_REQUEST'] });
  }
});

it('goes on as if nothing had been', async () => {
  const { data, status } = await attack(asking('{ agents { totalCount } }'));
  expect({ data, status }).toEqual({ data: { agents: { totalCount: 1 } }, status: 200 });
});
