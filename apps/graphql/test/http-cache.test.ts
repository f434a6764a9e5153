import { at } from '@halfhour/core/testing';
import { expect, it } from 'vitest';
import { serverOf } from './ask.ts';
import { FINAL_MS, keptServer, SETTLED_MS } from './kept-server.ts';

const MORNING = 'from: "2026-11-20T09:00:00Z", to: "2026-11-20T10:00:00Z"';
const QUERY = `{ utilization(${MORNING}) { intervals { agentId tTalk } } }`;

interface Asking extends RequestInit {
  readonly headers?: Readonly<Record<string, string>>;
}

/** Asks with GET, as a client does that wants its browser to keep the answer. */
async function get(
  { server }: ReturnType<typeof serverOf>,
  query: string,
  { headers = {}, ...init }: Asking = {},
): Promise<Response> {
  return server.fetch(`http://localhost/graphql?query=${encodeURIComponent(query)}`, {
    ...init,
    headers: { 'x-graphql-yoga-csrf': '1', accept: 'application/json', ...headers },
  });
}

async function post({ server }: ReturnType<typeof serverOf>, query: string, headers = {}) {
  return server.fetch('http://localhost/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  });
}

/** The bytes of an answer up to what it cost, which is not the same each time. */
const dataOf = (body: string) => body.slice(0, body.indexOf(',"extensions":'));
const controlOf = ({ headers }: Response) => headers.get('cache-control');
const etagOf = ({ headers }: Response) => headers.get('etag') ?? '';

it('says the same numbers are the same, whether they were made, remembered, got or posted', async () => {
  const world = keptServer(SETTLED_MS);
  const first = await get(world, QUERY);
  expect(etagOf(first)).toMatch(/^W\/"[\w-]{43}"$/u);
  const others = [
    await get(world, QUERY),
    await post(world, QUERY, { accept: 'application/json' }),
  ];
  expect(others.map(etagOf)).toEqual([etagOf(first), etagOf(first)]);
  const body = dataOf(await first.text());
  for (const other of others) expect(dataOf(await other.text())).toBe(body);
  const elsewhere = keptServer(SETTLED_MS);
  expect(etagOf(await get(elsewhere, QUERY))).toBe(etagOf(first));
});

it('says other numbers are others, and the same under another type', async () => {
  const world = keptServer(SETTLED_MS);
  const first = await get(world, QUERY);
  world.kept.asOfMs -= 1;
  world.kept.version = 2;
  const asOf = await get(world, QUERY.replace('tTalk', 'tTalk asOf'));
  const typed = await get(world, QUERY, {
    headers: { accept: 'application/graphql-response+json' },
  });
  expect(typed.headers.get('content-type')).toContain('application/graphql-response+json');
  expect(new Set([first, asOf, typed].map(etagOf)).size).toBe(3);
});

it.each([
  ['the ETag', (etag: string) => etag],
  ['the ETag as if it were a strong one', (etag: string) => etag.replace('W/', '')],
  ['several ETags', (etag: string) => `"another", ${etag}`],
  ['any', () => '*'],
])('sends no body again to a client that names %s', async (_what, ifNoneMatch) => {
  const world = keptServer(SETTLED_MS);
  const first = await get(world, QUERY);
  const again = await get(world, QUERY, {
    headers: { 'if-none-match': ifNoneMatch(etagOf(first)) },
  });
  expect([again.status, await again.text()]).toEqual([304, '']);
  for (const name of ['etag', 'cache-control', 'vary', 'content-security-policy']) {
    expect(again.headers.get(name)).toBe(first.headers.get(name));
  }
  expect(again.headers.has('content-type')).toBe(false);
});

it('sends the answer to a client that has an older one', async () => {
  const query = QUERY.replace('tTalk', 'asOf');
  const world = keptServer(SETTLED_MS);
  const etag = etagOf(await get(world, query));
  world.kept.version = 2;
  world.kept.asOfMs += 1000;
  const again = await get(world, query, { headers: { 'if-none-match': etag } });
  expect(again.status).toBe(200);
  expect(await again.text()).toContain('22:59:01');
});

it('answers a POST whole, whatever the client has', async () => {
  const world = keptServer(SETTLED_MS);
  expect((await post(world, QUERY, { 'if-none-match': '*' })).status).toBe(200);
});

it('lets a browser show an answer again for an hour when every half hour of it is final', async () => {
  const world = keptServer(FINAL_MS);
  expect(controlOf(await get(world, QUERY))).toBe('private, max-age=3600');
});

it.each([
  ['has settled', SETTLED_MS, QUERY],
  ['is provisional', at('10:20'), QUERY],
  ['runs', at('09:50'), QUERY],
  [
    'is not final, beside one that is',
    FINAL_MS,
    `{ a: utilization(${MORNING}) { asOf }
       b: utilization(from: "2026-11-25T00:00:00Z", to: "2026-11-25T10:00:00Z") { asOf } }`,
  ],
  ['is of nobody', FINAL_MS, QUERY.replace('(', '(after: "WyJ6IiwieiJd", ')],
])('lets it do so for 15 s when a half hour %s', async (_what, nowMs, query) => {
  const world = keptServer(nowMs);
  const response = await get(world, query);
  expect([response.status, controlOf(response)]).toEqual([200, 'private, max-age=15']);
});

it.each([
  ['was read from Genesys', { isKept: false }, QUERY],
  ['tells who there is', {}, '{ agents { nodes { name } } }'],
  [
    'explains',
    {},
    '{ explain(agentId: "ada", at: "2026-11-20T09:00:00Z") { interval { start } } }',
  ],
  ['tells of the schema', {}, '{ __schema { queryType { name } } }'],
  ['tells who there is beside half hours', {}, `{ agents { totalCount } ${QUERY.slice(1)}`],
])('lets it show an answer that %s never unasked', async (_what, state, query) => {
  const world = keptServer(FINAL_MS);
  Object.assign(world.kept, state);
  const response = await get(world, query);
  expect([response.status, controlOf(response)]).toEqual([200, 'private, no-cache']);
  const etag = etagOf(response);
  expect((await get(world, query, { headers: { 'if-none-match': etag } })).status).toBe(304);
});

it.each([
  ['a mistake', '{ utilization { asOf } }'],
  ['an unknown agent', QUERY.replace('(', '(agentIds: ["zoe"], ')],
  ['no query', ' '],
])('lets nobody keep an error of %s', async (_what, query) => {
  const world = keptServer(FINAL_MS);
  const response = await get(world, query);
  expect(controlOf(response)).toBe('no-store');
  expect(response.headers.has('etag')).toBe(false);
});

it('lets nobody keep half an answer', async () => {
  const world = keptServer(FINAL_MS);
  world.kept.meanwhile = () => {
    throw new Error('not for the second');
  };
  const half = await get(world, `{ ${QUERY.slice(1, -1)} __typename }`);
  expect(controlOf(half)).toBe('no-store');
});

it('names every header of a request that decides what is answered', async () => {
  const { headers } = await get(keptServer(FINAL_MS), QUERY);
  const vary = headers.get('vary')?.split(', ');
  // Who asks, for which type; and without one of the last two a foreign page could be asking.
  expect(vary).toEqual([
    'accept',
    'authorization',
    'content-type',
    'origin',
    'x-graphql-yoga-csrf',
  ]);
});

it.each([
  ['text/event-stream', 'data: '],
  ['multipart/mixed', '\r\n'],
])('gives a remembered answer as %s too', async (accept, before) => {
  const world = keptServer(SETTLED_MS);
  const json = await (await get(world, QUERY)).text();
  const stream = await get(world, QUERY, { headers: { accept } });
  expect(await stream.text()).toContain(`${before}${dataOf(json)}`);
  expect(stream.headers.has('etag')).toBe(false);
  expect(controlOf(stream)).toBe('no-store');
  expect(world.kept.reads).toBe(1);
});

it('counts bytes and not letters, whether an answer was made or remembered', async () => {
  const named = QUERY.replace('agentId', 'agent { name }');
  const world = keptServer(SETTLED_MS, {
    world: { agents: [{ id: 'zoe', name: 'Zoë – 佐江', active: true }] },
  });
  for (const response of [await get(world, named), await get(world, named)]) {
    const bytes = Buffer.from(await response.clone().arrayBuffer());
    expect(response.headers.get('content-length')).toBe(String(bytes.length));
    expect(JSON.parse(bytes.toString()).data.utilization.intervals[0].agent.name).toBe(
      'Zoë – 佐江',
    );
  }
});

it('tells how long it took beside the answer, not in it', async () => {
  const response = await get(serverOf({ agents: ['ada'] }), QUERY);
  expect(response.headers.get('server-timing')).toMatch(/^total;dur=\d+$/u);
  expect(await response.text()).not.toContain('duration');
});
