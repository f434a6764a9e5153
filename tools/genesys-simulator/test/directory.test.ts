import { beforeAll, expect, test } from 'vitest';
import type { Client } from './client.ts';
import { clientOf } from './client.ts';
import { world } from './world.ts';

const simulator = world();
const { agents, teams, queues, groups } = simulator.scenario();
const left = agents.filter(({ state }) => state !== 'active');
let client: Client;

beforeAll(async () => {
  client = await clientOf(simulator);
});

interface Entity {
  id: string;
  name?: string;
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

test('direct reports are an array', async () => {
  const { body } = await client.get(`/api/v2/users/${agents[0]!.id}/directreports`);
  expect(Array.isArray(body)).toBe(true);
  expect(body[0].manager.id).toBe(agents[0]!.id);
});

test('users are searched by e-mail', async () => {
  const { id, email } = agents[1]!;
  const query = [{ type: 'EXACT', fields: ['email'], value: email }];
  const { body } = await client.post('/api/v2/users/search', { query });
  expect(body).toMatchObject({ total: 1, results: [{ id }] });
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
