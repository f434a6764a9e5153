import { type Halfhour, halfhourSettings, openHalfhour, readSettings } from '@halfhour/core';
import { type StartedSimulator, startSimulator } from '@halfhour/genesys-simulator';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ask, serverOf } from './ask.ts';
import { callerWho } from './callers.ts';

const { signal } = new AbortController();
const boss = { headers: { 'x-who': 'boss' } };

/** Statements and requests, as they are made: nobody else makes any. */
const way: string[] = [];
let genesys: StartedSimulator;
let dir: string;
let halfhour: Halfhour;
let server: ReturnType<typeof serverOf>;
/** Of which the one who asks sees nobody. */
let theirs: Readonly<Record<'agent' | 'team' | 'queue' | 'shift', string>>;

beforeAll(async () => {
  genesys = await startSimulator({ agents: 40, days: 3 });
  dir = await mkdtemp(join(tmpdir(), 'halfhour-same-way-'));
  const env = readSettings(halfhourSettings(dir), {
    GENESYS_CLIENT_ID: 'simulator',
    GENESYS_CLIENT_SECRET: 'simulator-secret',
    GENESYS_GATEWAY_URL: genesys.url,
    GENESYS_REQUESTS_PER_MINUTE: '100000',
    HALFHOUR_DATA: 'kept',
  });
  halfhour = await openHalfhour(env, {
    name: 'test',
    log: { debug: () => undefined, info: () => undefined, warn: () => undefined },
    syncs: false,
    onStatement: ({ verb, table }) => way.push(`${verb} ${table}`),
    onGenesys: (event) => way.push(`Genesys: ${event.kind}`),
  });
  for (let left = 1; left > 0;) left = (await halfhour.kept?.sync.runOnce(signal))?.left ?? 0;
  await serve();
});
afterAll(async () => {
  await halfhour.close();
  await genesys.close();
  await rm(dir, { recursive: true });
});

/** Somebody sees one agent. */
async function serve(): Promise<void> {
  const { report, restatements, shifts, kept } = halfhour;
  const { directory } = report;
  const [mine, ...others] = (await directory.all(signal)).agents;
  const sees = [mine?.id ?? ''];
  const hidden = async (all: 'teams' | 'queues', of: 'teamsOf' | 'queuesOf') => {
    const own = new Set((await directory[of](sees, signal)).units.map(({ id }) => id));
    return (await directory[all](signal)).units.find(({ id }) => !own.has(id))?.id ?? '';
  };
  const team = await hidden('teams', 'teamsOf');
  const shift = await shifts?.create(
    { name: 'Theirs', zone: 'UTC', start: '09:00', end: '17:00', teamId: team },
    { directory, signal, origin: 'graphql' },
  );
  theirs = {
    agent: others.at(-1)?.id ?? '',
    team,
    queue: await hidden('queues', 'queuesOf'),
    shift: shift?.id ?? '',
  };
  const callerOf = async ({ headers }: Request) =>
    headers.get('x-who') === 'boss'
      ? callerWho({ name: 'boss', sees: 'everybody', isAdmin: true })
      : callerWho({ name: 'one', sees });
  server = serverOf({}, { report, restatements, shifts, kept, callerOf });
}

const FROM = new Date(Date.now() - 6 * 3_600_000).toISOString();
const WINDOW = `from: "${FROM}", to: "${new Date().toISOString()}"`;

/** What may be asked about an id: of what it is, and by which field. */
const QUESTIONS = [
  [
    'agent',
    'utilization',
    (id: string) => `{ utilization(${WINDOW}, agentIds: ["${id}"]) { asOf } }`,
  ],
  [
    'agent',
    'explain',
    (id: string) => `{ explain(agentId: "${id}", at: "${FROM}") { sentences } }`,
  ],
  [
    'agent',
    'restatements',
    (id: string) => `{ restatements(${WINDOW}, agentIds: ["${id}"]) { hasMore } }`,
  ],
  [
    'team',
    'utilization',
    (id: string) => `{ utilization(${WINDOW}, teamIds: ["${id}"]) { asOf } }`,
  ],
  [
    'team',
    'restatements',
    (id: string) => `{ restatements(${WINDOW}, teamIds: ["${id}"]) { hasMore } }`,
  ],
  [
    'queue',
    'utilization',
    (id: string) => `{ utilization(${WINDOW}, queueIds: ["${id}"]) { asOf } }`,
  ],
  [
    'queue',
    'restatements',
    (id: string) => `{ restatements(${WINDOW}, queueIds: ["${id}"]) { hasMore } }`,
  ],
  ['shift', 'shift', (id: string) => `{ shift(id: "${id}") { name } }`],
] as const;

/** The statements and requests of a question, and what it is said to cost. */
async function wayOf(query: string) {
  way.length = 0;
  const { data, errors, extensions } = await ask(server, query);
  expect(data?.shift ?? null).toBeNull();
  expect(errors.map(({ extensions: { code } }) => code)).toEqual(
    query.includes('shift(') ? [] : ['BAD_USER_INPUT'],
  );
  const { remaining: _remaining, ...cost } = extensions.cost;
  return { steps: way.toSorted(), cost };
}

it.each(QUESTIONS)(
  'makes the same statements and no request for what is hidden and what was made up: an id of %s, by %s',
  async (kind, _field, question) => {
    const hidden = question(theirs[kind]);
    const first = await wayOf(hidden);
    expect(first).toEqual(await wayOf(question(randomUUID())));
    await ask(server, hidden, {}, boss);
    expect(await wayOf(hidden)).toEqual(first);
    expect(first.steps.join()).not.toContain('Genesys');
    // An agent is known by the rules alone.
    expect(kind === 'agent' || first.steps.length > 0).toBe(true);
  },
);

it('shows one who sees all what is hidden, so that there was something to find', async () => {
  for (const [kind, , question] of QUESTIONS) {
    const { errors } = await ask(server, question(theirs[kind]), {}, boss);
    expect(errors).toEqual([]);
  }
});
