import { readFileSync } from 'node:fs';
import { printSchema } from 'graphql';
import { expect, it } from 'vitest';
import { exampleQuery } from '../src/example-query.ts';
import { createReadiness } from '@halfhour/service';
import { schema } from '../src/schema/index.ts';
import { ask, serverOf } from './ask.ts';

const ORIGIN = 'http://localhost';
const NOON = Date.parse('2026-11-20T12:00:00Z');
const get = async (path: string, init: RequestInit = {}, world = serverOf({ agents: ['ada'] })) =>
  world.server.fetch(`${ORIGIN}${path}`, init);

/** The page without its scripts and styles, and without the pictures written into it. */
function markupOf(page: string): string {
  const markup = [
    page.slice(0, page.indexOf('<style>')),
    page.slice(page.indexOf('</style>'), page.indexOf('<script>')),
    page.slice(page.lastIndexOf('</script>')),
  ];
  return markup.join('').replaceAll(/data:[\w/+;,=-]+/gu, 'data:');
}

it('has the schema that is committed: `pnpm schema` prints it', () => {
  const committed = readFileSync(new URL('../schema.graphql', import.meta.url), 'utf8');
  expect(committed).toBe(`${printSchema(schema)}\n`);
});

it('describes every type, field, argument and value', () => {
  const blank = Object.values(schema.toConfig().types)
    .filter(({ name }) => !name.startsWith('__'))
    .flatMap((type) => {
      const fields = 'getFields' in type ? Object.values(type.getFields()) : [];
      const values = 'getValues' in type ? type.getValues() : [];
      const parts = fields.flatMap((field) => [field, ...('args' in field ? field.args : [])]);
      return [type, ...parts, ...values].filter(({ description }) => (description ?? '') === '');
    });
  expect(blank.map(({ name }) => name)).toEqual([]);
});

it('refuses requests that a foreign page could make without asking', async () => {
  const query = '{"query":"{ agents { totalCount } }"}';
  const simple = await get('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'text/plain' },
    body: query,
  });
  expect(simple.status).toBe(403);
  const link = await get('/graphql?query={agents{totalCount}}', {
    headers: { accept: 'application/json' },
  });
  expect(link.status).toBe(403);
});

it('says nowhere what made the answer', async () => {
  for (const path of ['/health/live', '/graphql', '/elsewhere']) {
    const { headers } = await get(path, { headers: { accept: 'text/html' } });
    expect([...headers.keys()]).not.toContain('x-yoga-id');
    expect(headers.get('server') ?? headers.get('x-powered-by')).toBeNull();
  }
});

it('tells browsers to show an answer nowhere else, and to take it for nothing else', async () => {
  const { headers } = await get('/graphql?query={__typename}', {
    headers: { 'x-graphql-yoga-csrf': '1' },
  });
  expect(Object.fromEntries(headers)).toMatchObject({
    'content-security-policy':
      "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=()',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
  });
});

const POST = { method: 'POST', headers: { 'content-type': 'application/json' } };
const TYPED = { 'content-type': 'application/json', accept: 'application/graphql-response+json' };

it.each([
  ['an answer', '/graphql', { ...POST, body: '{"query":"{__typename}"}' }, 200],
  ['no JSON', '/graphql', { ...POST, body: '{' }, 400],
  ['no query', '/graphql', { ...POST, headers: TYPED, body: '{}' }, 400],
  ['a query with a mistake', '/graphql', { ...POST, headers: TYPED, body: '{"query":"{"}' }, 400],
  [
    'another type',
    '/graphql',
    {
      method: 'POST',
      headers: { 'content-type': 'text/xml', 'x-graphql-yoga-csrf': '1' },
      body: '<a/>',
    },
    415,
  ],
  [
    'another method',
    '/graphql',
    { method: 'DELETE', headers: { 'x-graphql-yoga-csrf': '1' } },
    405,
  ],
  [
    'an answer in a type that there is not',
    '/graphql',
    {
      ...POST,
      headers: { ...POST.headers, accept: 'image/png' },
      body: '{"query":"{__typename}"}',
    },
    406,
  ],
  ['another address', '/elsewhere', {}, 404],
])('says what became of %s by the status', async (_what, path, init, status) => {
  const response = await get(path, init);
  expect(response.status).toBe(status);
  expect(await response.text()).not.toMatch(/node_modules|at \S+ \(/u);
});

it('lives, and is ready when work can be done', async () => {
  expect((await get('/health/live')).status).toBe(200);
  const ready = await get('/health/ready');
  expect([ready.status, await ready.json()]).toEqual([200, { status: 'ready' }]);
});

it('is not ready without a good login, but lives', async () => {
  const readiness = createReadiness({ check: async () => ({ works: false }), nowMs: () => 0 });
  const world = serverOf({}, { readiness });
  const ready = await get('/health/ready', {}, world);
  expect([ready.status, await ready.json()]).toEqual([503, { status: 'unavailable' }]);
  expect((await get('/health/live', {}, world)).status).toBe(200);
});

it('is not ready and takes no new work from the moment it is to end', async () => {
  const readiness = createReadiness({ check: async () => ({ works: true }), nowMs: () => 0 });
  const world = serverOf({ agents: ['ada'] }, { readiness });
  expect((await get('/health/ready', {}, world)).status).toBe(200);
  readiness.close();
  const ready = await get('/health/ready', {}, world);
  expect([ready.status, await ready.json()]).toEqual([503, { status: 'closing' }]);
  const { status, errors } = await ask(world, '{ agents { totalCount } }');
  expect(status).toBe(503);
  expect(errors).toMatchObject([{ extensions: { code: 'CLOSING' } }]);
});

it('serves GraphiQL with everything inside and the example of the moment', async () => {
  let day = 0;
  const world = serverOf({}, { exampleQuery: () => `{ day${(day += 1)} }` });
  const page = async () => {
    const response = await get('/graphql', { headers: { accept: 'text/html' } }, world);
    expect(response.headers.get('content-type')).toContain('text/html');
    // Whatever it may try: the browser loads nothing from elsewhere.
    expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'none'/u);
    expect(response.headers.get('content-security-policy')).not.toContain('http');
    return response.text();
  };
  const first = await page();
  // Not toContain: it would print nine megabytes.
  expect(first.includes('"defaultQuery":"{ day1 }"')).toBe(true);
  expect(markupOf(first)).not.toMatch(/<[^>]*\s(?:src|href)="(?!data:)/u);
  expect((await page()).includes('"defaultQuery":"{ day2 }"')).toBe(true);
});

it.each(['UTC', 'America/New_York', 'Asia/Kathmandu'])(
  'has an example that answers at once, in %s',
  async (zone) => {
    const { data, errors } = await ask(serverOf({ agents: ['ada'] }), exampleQuery(NOON, zone));
    expect(errors).toEqual([]);
    expect(data.utilization.total.agentHalfHoursRead).toBeGreaterThanOrEqual(16);
    expect(data.utilization.agents.nodes[0].intervals[0].startLocal).toMatch(/^2026-11-19/u);
  },
);
