import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { FAULT_KINDS } from '../src/index.ts';
import { clientOf, send } from './client.ts';
import { world } from './world.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
const rows = [...readme.matchAll(/^\| `(GET|POST|DELETE) (\S+)` *\| (\w+) *\|/gm)].map(
  ([, method = '', path = '', status = '']) => ({ method, path, status }),
);
const answered = rows.filter(({ status }) => status !== 'missing');

test('the table has a row for every endpoint there is, and no other row says it is answered', () => {
  const logins = ['POST /oauth/token', 'POST /login/oauth/token'];
  const endpoints = world()
    .endpoints()
    .map(({ method, path }) => `${method} ${path}`);
  expect(new Set(answered.map(({ method, path }) => `${method} ${path}`))).toEqual(
    new Set([...logins, ...endpoints]),
  );
});

test('every row says supported, partial or missing', () => {
  expect(new Set(rows.map(({ status }) => status))).toEqual(
    new Set(['supported', 'partial', 'missing']),
  );
});

test.each(rows)('$method $path is $status', async ({ method, path, status }) => {
  const answer = await ask(method, path);
  expect(answer === 404 ? 'missing' : 'answered').toBe(
    status === 'missing' ? 'missing' : 'answered',
  );
});

/** The status of a request to the path: with ids that exist, and with an empty body. */
async function ask(method: string, path: string): Promise<number> {
  const simulator = world();
  if (path.endsWith('/oauth/token')) return (await send(simulator, path, { method })).status;
  const filled = await withIds(path, simulator);
  const client = await clientOf(simulator);
  if (method === 'POST') return (await client.post(filled, {})).status;
  return (await (method === 'GET' ? client.get(filled) : client.delete(filled))).status;
}

test('every kind of fault is explained', () => {
  for (const kind of FAULT_KINDS) expect(readme).toContain(`\`${kind}\``);
});

async function withIds(path: string, simulator: ReturnType<typeof world>): Promise<string> {
  const { agents, queues, teams, groups, managementUnits } = simulator.scenario();
  const jobs = '/api/v2/analytics/conversations/details/jobs';
  const client = await clientOf(simulator);
  const interval = '2026-03-26T00:00:00Z/2026-03-26T01:00:00Z';
  const ids: Record<string, string> = {
    userId: agents[0]!.id,
    queueId: queues[0]!.id,
    teamId: teams[0]!.id,
    groupId: groups[0]!.id,
    managementUnitId: managementUnits[0]!.id,
    jobId: path.startsWith(`${jobs}/:`) ? (await client.post(jobs, { interval })).body.jobId : '',
  };
  return path.replaceAll(/:(\w+)/g, (whole, name: string) => ids[name] ?? whole);
}
