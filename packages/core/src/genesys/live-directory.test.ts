import { http, HttpResponse } from 'msw';
import { expect, test } from 'vitest';
import { UnknownScopeError } from '../report/source.ts';
import { allGroups, groupMembers } from './groups.ts';
import { createLiveDirectory } from './live-directory.ts';
import { allQueues } from './queues.ts';
import { allTeams } from './teams.ts';
import { API, createFakeClock, failure, inTurn, loginHandler, ok, testClient } from './testing.ts';
import { interceptedNetwork } from './testing-network.ts';
import { directReports } from './users.ts';

const server = interceptedNetwork();

const { signal } = new AbortController();
const interactive = { priority: 'interactive' } as const;

function directory() {
  const clock = createFakeClock();
  server.use(loginHandler().handler);
  return { clock, agents: createLiveDirectory({ client: testClient({ clock }), clock }) };
}

/** Serves a path and remembers the queries it was asked with. */
function serve(path: string, ...answers: ((query: URLSearchParams) => Response)[]) {
  const queries: URLSearchParams[] = [];
  server.use(
    http.get(`${API}/api/v2/${path}`, ({ request }) => {
      const query = new URL(request.url).searchParams;
      queries.push(query);
      const answer = answers[Math.min(queries.length, answers.length) - 1];
      return answer?.(query) ?? HttpResponse.error();
    }),
  );
  return queries;
}

const user = (id: string, state: string) => ({ id, name: `Name of ${id}`, state });

test('agents are found by id, a hundred at a time, leavers included, unknown ones left out', async () => {
  const queries = serve('users', (query) => {
    const ids = (query.get('id') ?? '').split(',').filter((id) => id !== 'nobody');
    return ok({ entities: ids.map((id) => user(id, id === 'u0' ? 'deleted' : 'active')) })();
  });
  const ids = [...Array.from({ length: 150 }, (_, index) => `u${index}`), 'nobody', 'u1'];
  const { agents, unread } = await directory().agents.byIds(ids, signal);
  expect(unread).toEqual([]);
  expect(agents).toHaveLength(150);
  expect(agents).toContainEqual({ id: 'u0', name: 'Name of u0', active: false });
  expect(agents).toContainEqual({ id: 'u1', name: 'Name of u1', active: true });
  expect(queries.map((query) => [query.get('state'), query.get('pageSize')])).toEqual([
    ['any', '100'],
    ['any', '100'],
  ]);
});

test('answers are remembered for five minutes, whoever asks and in whatever order', async () => {
  const queries = serve('users', ok({ entities: [user('u1', 'active'), user('u2', 'active')] }));
  const { agents, clock } = directory();
  await Promise.all([agents.byIds(['u1', 'u2'], signal), agents.byIds(['u2', 'u1', 'u1'], signal)]);
  await agents.byIds(['u1', 'u2'], signal);
  expect(queries).toHaveLength(1);
  await clock.sleep(300_000);
  await agents.byIds(['u1', 'u2'], signal);
  expect(queries).toHaveLength(2);
});

test('what others have asked makes nothing quicker for a scope of its own', async () => {
  const users = serve('users', ok({ entities: [user('u1', 'active')] }));
  const members = serve('teams/t1/members', ok({ entities: [{ id: 'u1', name: 'Ann' }] }));
  const { agents } = directory();
  const ask = async (asked: typeof agents) => {
    await asked.byIds(['u1'], signal);
    await asked.inTeams(['t1'], signal);
  };
  const requests = [];
  for (const scope of ['alpha', 'beta', 'alpha']) {
    await ask(agents);
    await ask(agents.apart?.(scope) ?? agents);
    requests.push([users.length, members.length]);
  }
  expect(requests).toEqual([
    [2, 2],
    [3, 3],
    [3, 3],
  ]);
});

test('a failure is told, and forgotten', async () => {
  const forbidden = failure(403, 'missing.permissions', 'You are missing: directory:user:view');
  serve('users', forbidden, ok({ entities: [user('u1', 'active')] }));
  const { agents } = directory();
  expect(await agents.all(signal)).toMatchObject({
    agents: [],
    unread: [
      {
        kind: 'AGENTS',
        reason: 'PERMISSION_MISSING',
        missingPermissions: ['directory:user:view'],
      },
    ],
  });
  expect((await agents.all(signal)).agents).toHaveLength(1);
});

test('those whom Genesys could not be asked about are known by their ids alone', async () => {
  serve('users', failure(403, 'missing.permissions', 'You are missing: directory:user:view'));
  const { agents, unread } = await directory().agents.byIds(['u2', 'u1'], signal);
  expect(agents).toEqual([
    { id: 'u1', name: null, active: null },
    { id: 'u2', name: null, active: null },
  ]);
  expect(unread).toMatchObject([{ kind: 'AGENTS', reason: 'PERMISSION_MISSING' }]);
});

test('every page of active agents is read', async () => {
  const queries = serve(
    'users',
    ok({ entities: [user('u1', 'active')], nextUri: '/api/v2/users?pageNumber=2' }),
    ok({ entities: [{ id: 'u2' }] }),
  );
  expect((await directory().agents.all(signal)).agents).toEqual([
    { id: 'u1', name: 'Name of u1', active: true },
    { id: 'u2', name: null, active: true },
  ]);
  expect(queries.map((query) => query.get('pageNumber'))).toEqual(['1', '2']);
});

test('people are searched by a part of their name', async () => {
  const bodies: unknown[] = [];
  server.use(
    http.post(`${API}/api/v2/users/search`, async ({ request }) => {
      bodies.push(await request.json());
      return ok({ results: [user('u1', 'active')], pageCount: 1 })();
    }),
  );
  const { agents } = await directory().agents.search(' ann ', signal);
  expect(agents.map(({ id }) => id)).toEqual(['u1']);
  expect(bodies).toMatchObject([
    { query: [{ type: 'CONTAINS', fields: ['name'], value: 'ann' }, { value: 'active' }] },
  ]);
});

test('members of teams are read by cursor with their names, and each is told once', async () => {
  const queries = serve(
    'teams/t1/members',
    ok({ entities: [{ id: 'u1', name: 'Ann' }], nextUri: '/api/v2/teams/t1/members?after=abc%3D' }),
    ok({ entities: [{ id: 'u2', name: 'Bob' }] }),
  );
  serve('teams/t2/members', ok({ entities: [{ id: 'u2', name: 'Bob' }] }));
  const { agents } = await directory().agents.inTeams(['t1', 't2', 't1'], signal);
  expect(agents).toEqual([
    { id: 'u1', name: 'Ann', active: null },
    { id: 'u2', name: 'Bob', active: null },
  ]);
  expect(queries.map((query) => query.get('after'))).toEqual([null, 'abc=']);
  expect(queries[0]?.get('expand')).toBe('entities');
});

test('groups are those that Genesys tells of the agents, each once', async () => {
  const queries = serve(
    'users',
    ok({ entities: [{ groups: [{ id: 'g1' }] }, { groups: [{ id: 'g1' }, { id: 'g2' }] }, {}] }),
  );
  expect((await directory().agents.groupsOf(['u2', 'u1'], signal)).units).toEqual([
    { id: 'g1', name: null },
    { id: 'g2', name: null },
  ]);
  expect(queries.map((query) => [query.get('id'), query.get('expand')])).toEqual([
    ['u1,u2', 'groups'],
  ]);
});

test('members of queues are read until there is no next page', async () => {
  serve(
    'routing/queues/q1/members',
    ok({ entities: [{ id: 'u1', user: user('u1', 'active') }], nextUri: '/x?pageNumber=2' }),
    ok({ entities: [{ id: 'u2', name: 'Bob' }] }),
  );
  expect((await directory().agents.inQueues(['q1'], signal)).agents).toEqual([
    { id: 'u1', name: 'Name of u1', active: true },
    { id: 'u2', name: 'Bob', active: null },
  ]);
});

test('a team or queue that Genesys does not know is said to be unknown', async () => {
  serve('teams/t9/members', failure(404, 'not.found', 'The requested resource was not found.'));
  serve('routing/queues/q9/members', failure(400, 'bad.request', 'Not a valid id.'));
  const { agents } = directory();
  await expect(agents.inTeams(['t9'], signal)).rejects.toEqual(new UnknownScopeError('team', 't9'));
  await expect(agents.inQueues(['q9'], signal)).rejects.toThrow(
    'There is no queue with the id q9.',
  );
});

test('teams and queues are listed by name', async () => {
  serve('teams', ok({ entities: [{ id: 't1', name: 'Early' }] }));
  serve('routing/queues', ok({ entities: [{ id: 'q1', name: 'Sales' }, { id: 'q2' }] }));
  const { agents } = directory();
  expect(await agents.teams(signal)).toEqual({ units: [{ id: 't1', name: 'Early' }], unread: [] });
  expect((await agents.queues(signal)).units).toEqual([
    { id: 'q1', name: 'Sales' },
    { id: 'q2', name: null },
  ]);
});

test('the teams of a hundred agents cost one request', async () => {
  const early = { id: 't1', name: 'Early' };
  const queries = serve(
    'users',
    ok({ entities: [{ id: 'u1', team: early }, { id: 'u2', team: early }, { id: 'u3' }] }),
  );
  const { agents } = directory();
  const ids = Array.from({ length: 100 }, (_, index) => `u${index}`);
  expect(await agents.teamsOf(ids, signal)).toEqual({ units: [early], unread: [] });
  expect(await agents.teamsOf(ids.toReversed(), signal)).toEqual({ units: [early], unread: [] });
  expect(queries.map((query) => query.getAll('expand'))).toEqual([['team']]);
  expect((await agents.teamsOf([], signal)).units).toEqual([]);
});

test('the queues of an agent are those that list them, but for one that went meanwhile', async () => {
  const sales = { id: 'q1', name: 'Sales' };
  serve('routing/queues', ok({ entities: [sales, { id: 'q2' }, { id: 'q3' }] }));
  serve('routing/queues/q1/members', ok({ entities: [{ id: 'u1' }, { id: 'u2' }] }));
  serve('routing/queues/q2/members', ok({ entities: [{ id: 'u2' }] }));
  serve('routing/queues/q3/members', failure(404, 'not.found', 'It was not found.'));
  expect(await directory().agents.queuesOf(['u1'], signal)).toEqual({ units: [sales], unread: [] });
});

test('members of groups are read, and an unknown group is said to be unknown', async () => {
  serve('groups/g1/members', ok({ entities: [user('u1', 'active')] }));
  serve('groups/g9/members', failure(404, 'not.found', 'It was not found.'));
  const { agents } = directory();
  expect((await agents.inGroups(['g1'], signal)).agents).toMatchObject([{ id: 'u1' }]);
  await expect(agents.inGroups(['g9'], signal)).rejects.toThrow('There is no group with the id g9');
});

test('one who leaves does not end the question for the others', async () => {
  const leaving = new AbortController();
  serve('users', () => {
    leaving.abort(new Error('left'));
    return ok({ entities: [user('u1', 'active')] })();
  });
  const { agents } = directory();
  const left = agents.all(leaving.signal);
  const stayed = agents.all(signal);
  await expect(left).rejects.toThrow('left');
  expect((await stayed).agents).toHaveLength(1);
});

test('queues, teams, groups and reports are listed by name', async () => {
  server.use(loginHandler().handler);
  serve('routing/queues', ok({ entities: [{ id: 'q1', name: 'Sales' }] }));
  serve('teams', ok({ entities: [{ id: 't1', name: 'Early' }] }));
  serve('groups', ok({ entities: [{ id: 'g1', name: 'Leads' }] }));
  serve('groups/g1/members', ok({ entities: [user('u1', 'active')] }));
  const reports = inTurn(ok([user('u2', 'active')]));
  server.use(http.get(`${API}/api/v2/users/u1/directreports`, reports));
  const client = testClient();
  expect(await allQueues(client, interactive)).toEqual([{ id: 'q1', name: 'Sales' }]);
  expect(await allTeams(client, interactive)).toEqual([{ id: 't1', name: 'Early' }]);
  expect(await allGroups(client, interactive)).toEqual([{ id: 'g1', name: 'Leads' }]);
  expect(await groupMembers(client, interactive, 'g1')).toMatchObject([{ id: 'u1' }]);
  expect(await directReports(client, interactive, 'u1')).toMatchObject([{ id: 'u2' }]);
});
