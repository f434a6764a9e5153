import { beforeAll, expect, test } from 'vitest';
import type { Client } from './client.ts';
import { clientOf } from './client.ts';
import { world } from './world.ts';

const simulator = world();
const { agents, teams, queues, groups, supervisors } = simulator.scenario();
const left = agents.filter(({ state }) => state !== 'active');
let client: Client;

beforeAll(async () => {
  client = await clientOf(simulator);
});

interface Entity {
  id: string;
  name?: string;
}

/** The users that a search finds. */
async function search(...query: object[]): Promise<Entity[]> {
  return (await client.post('/api/v2/users/search', { query })).body.results;
}

/** Follows nextUri to the end. */
async function walk(path: string): Promise<Entity[]> {
  const entities: Entity[] = [];
  for (let next: string | undefined = path; next !== undefined;) {
    const { body }: { body: { entities: Entity[]; nextUri?: string } } = await client.get(next);
    entities.push(...body.entities);
    next = body.nextUri;
  }
  return entities;
}

test('those who have left are hidden unless they are asked for', async () => {
  expect(left.map(({ state }) => state)).toEqual(expect.arrayContaining(['inactive', 'deleted']));
  expect(await walk('/api/v2/users?pageSize=7')).toHaveLength(agents.length - left.length);
  expect(await walk('/api/v2/users?state=any')).toHaveLength(agents.length);
  const { id } = left[0]!;
  expect((await client.get(`/api/v2/users?id=${id}`)).body.entities).toEqual([]);
  expect((await client.get(`/api/v2/users?state=any&id=${id}`)).body.entities).toHaveLength(1);
});

test('those who have left still worked before', () => {
  const truth = simulator.truth({
    fromMs: Date.parse('2026-03-23'),
    toMs: Date.parse('2026-03-28'),
    agentIds: left.map(({ id }) => id),
  });
  const busy = truth.agents.map(({ halfHours }) =>
    halfHours.reduce((sum, one) => sum + one.busy, 0),
  );
  expect(Math.max(...busy)).toBeGreaterThan(0);
});

test('some users have no name', async () => {
  const users = await walk('/api/v2/users?state=any');
  expect(users.some(({ name }) => name === undefined)).toBe(true);
});

test('one user is found by id, an unknown one is not', async () => {
  const { id, email } = agents[0]!;
  expect((await client.get(`/api/v2/users/${id}`)).body).toMatchObject({ id, email });
  expect((await client.get('/api/v2/users/unknown')).status).toBe(404);
});

test('a deleted user is found only when a deleted one is asked for', async () => {
  const path = `/api/v2/users/${left.find(({ state }) => state === 'deleted')!.id}`;
  expect((await client.get(path)).status).toBe(404);
  expect((await client.get(`${path}?state=deleted`)).body.state).toBe('deleted');
});

test('everybody in a team who is still there reports to its supervisor, in an array', async () => {
  expect(supervisors.map(({ teamId }) => teamId)).toEqual(teams.map(({ id }) => id));
  for (const { id, teamId } of supervisors) {
    const { body } = await client.get(`/api/v2/users/${id}/directreports`);
    const others = agents.filter(
      (agent) => agent.teamId === teamId && agent.state === 'active' && agent.id !== id,
    );
    expect(body.map((user: Entity) => user.id)).toEqual(others.map((agent) => agent.id));
    expect(body[0].manager.id).toBe(id);
  }
});

test('nobody reports to an agent, and supervisors never leave', async () => {
  const agent = agents.find(({ id }) => supervisors.every((one) => one.id !== id))!;
  expect((await client.get(`/api/v2/users/${agent.id}/directreports`)).body).toEqual([]);
  expect((await client.get('/api/v2/users/unknown/directreports')).status).toBe(404);
  const state = new Map(agents.map((one) => [one.id, one.state]));
  expect(new Set(supervisors.map(({ id }) => state.get(id)))).toEqual(new Set(['active']));
});

test('the team of a user comes when it is asked for', async () => {
  const { id, teamId: team, teamName } = supervisors[1]!;
  const path = `/api/v2/users/${id}`;
  expect((await client.get(path)).body.team).toBeUndefined();
  expect((await client.get(`${path}?expand=team`)).body.team).toMatchObject({
    id: team,
    name: teamName,
  });
  const expanded = await client.get(`/api/v2/users?id=${id}&expand=skills&expand=team`);
  expect(expanded.body.entities[0].team.id).toBe(team);
  const reports = await client.get(`${path}/directreports?expand=skills,team`);
  expect(reports.body[0].team.id).toBe(team);
});

test('who has left is in no team', async () => {
  const gone = await client.get(`/api/v2/users?state=any&expand=team&id=${left[0]!.id}`);
  expect(gone.body.entities[0].team).toBeUndefined();
});

test.each(['/api/v2/users', '/api/v2/users/{id}', '/api/v2/users/{id}/directreports'])(
  '%s refuses to be expanded by what there is none of',
  async (path) => {
    const filled = path.replace('{id}', supervisors[0]!.id);
    const { status, body } = await client.get(`${filled}?expand=teams`);
    expect([status, body.code]).toEqual([400, 'invalid.value']);
  },
);

test.each(['', 'no.body@example.com', 'abara', '@example.com'])(
  'no user has the e-mail address "%s"',
  async (value) => {
    expect(await search({ type: 'EXACT', fields: ['email'], value })).toEqual([]);
  },
);

test('users are searched by their whole e-mail address, whatever its case', async () => {
  const { id, email } = agents[1]!;
  for (const value of [email, email.toUpperCase()]) {
    const found = await search({ type: 'EXACT', fields: ['email'], value });
    expect(found).toMatchObject([{ id, email }]);
  }
});

test('of those who have left none is searched by e-mail, unless the state is searched too', async () => {
  const { id, email } = left[0]!;
  const byEmail = { type: 'EXACT', fields: ['email'], value: email };
  const inAnyState = { type: 'TERMS', fields: ['state'], values: ['inactive', 'deleted'] };
  expect(await search(byEmail)).toEqual([]);
  expect(await search(byEmail, inAnyState)).toMatchObject([{ id }]);
});

test('members of a queue are walked by nextUri, at most 100 at a time', async () => {
  const { id } = queues[0]!;
  const path = `/api/v2/routing/queues/${id}/members`;
  const members = await walk(`${path}?pageSize=3`);
  expect(members.length).toBeGreaterThan(10);
  expect(new Set(members.map((one) => one.id)).size).toBe(members.length);
  expect((await client.get(`${path}?pageSize=101`)).status).toBe(400);
  expect(await walk('/api/v2/routing/queues')).toHaveLength(queues.length);
});

test('members of a team are walked by cursor and named only on request', async () => {
  const [team] = teams;
  const path = `/api/v2/teams/${team!.id}/members`;
  const members = await walk(`${path}?pageSize=4`);
  const active = agents.filter(
    ({ id, state }) => state === 'active' && team!.agentIds.includes(id),
  );
  expect(members.map(({ id }) => id)).toEqual(active.map(({ id }) => id));
  expect(members.every(({ name }) => name === undefined)).toBe(true);
  expect((await walk(`${path}?expand=entities`))[0]!.name).toBe(active[0]!.name);
  expect((await client.get(`${path}?after=nonsense`)).status).toBe(400);
  expect(await walk('/api/v2/teams')).toHaveLength(teams.length);
});

test('groups have members', async () => {
  expect(await walk('/api/v2/groups')).toHaveLength(groups.length);
  const members = await walk(`/api/v2/groups/${groups[0]!.id}/members?pageSize=9`);
  expect(members.length).toBeGreaterThan(5);
});
