import { createSimulator } from '@halfhour/genesys-simulator';
import { http } from 'msw';
import { expect, test } from 'vitest';
import { createAccess } from '../access/access.ts';
import { inSlack } from '../access/testing.ts';
import { createLiveDirectory } from './live-directory.ts';
import { createLiveOrgChart } from './live-org-chart.ts';
import { API, createFakeClock, failure, inTurn, loginHandler, ok, testClient } from './testing.ts';
import { interceptedNetwork } from './testing-network.ts';

const server = interceptedNetwork();
const { signal } = new AbortController();

/** An organisation of which Genesys tells these users to every search. */
function finding(...users: object[]) {
  const clock = createFakeClock();
  const bodies: unknown[] = [];
  server.use(
    loginHandler().handler,
    http.post(`${API}/api/v2/users/search`, async ({ request }) => {
      bodies.push(await request.json());
      return ok({ results: users, pageCount: 1 })();
    }),
  );
  return { bodies, clock, orgChart: createLiveOrgChart({ client: testClient({ clock }), clock }) };
}

const kate = { id: 'u1', name: 'Kate', state: 'active', email: 'Kate.Smith@Example.com' };

test('a user is found by the whole e-mail address, whatever its case, once in five minutes', async () => {
  const { orgChart, bodies, clock } = finding(kate);
  const { agents } = await orgChart.withEmail(' kate.smith@example.com', signal);
  expect(agents).toEqual([{ id: 'u1', name: 'Kate', active: true }]);
  await orgChart.withEmail('KATE.SMITH@EXAMPLE.COM', signal);
  expect(bodies).toMatchObject([
    {
      query: [
        { type: 'EXACT', fields: ['email'], value: 'kate.smith@example.com' },
        { type: 'EXACT', fields: ['state'], value: 'active' },
      ],
    },
  ]);
  await clock.sleep(300_000);
  await orgChart.withEmail('kate.smith@example.com', signal);
  expect(bodies).toHaveLength(2);
});

test.each([
  ['has another address', { ...kate, email: 'hecate.smith@example.com' }],
  ['has an address that only looks like it', { ...kate, email: '\u212Aate.smith@example.com' }],
  ['has none', { ...kate, email: undefined }],
  ['has left', { ...kate, state: 'inactive' }],
])('nobody is let in for a user that Genesys found and who %s', async (_what, found) => {
  const { orgChart } = finding(found);
  const { agents } = await orgChart.withEmail('kate.smith@example.com', signal);
  expect(agents).toEqual([]);
});

test('reports are those who are active, and trouble is told', async () => {
  server.use(
    loginHandler().handler,
    http.get(
      `${API}/api/v2/users/u1/directreports`,
      inTurn(
        failure(403, 'missing.permissions', 'You are missing: directory:user:view'),
        ok([
          { id: 'u2', name: 'Bea', state: 'active' },
          { id: 'u3', state: 'inactive' },
        ]),
      ),
    ),
  );
  const orgChart = createLiveOrgChart({ client: testClient() });
  expect((await orgChart.reportsOf('u1', signal)).unread).toMatchObject([
    { kind: 'AGENTS', reason: 'PERMISSION_MISSING' },
  ]);
  const { agents, unread } = await orgChart.reportsOf('u1', signal);
  expect([agents, unread]).toEqual([[{ id: 'u2', name: 'Bea', active: true }], []]);
});

test('supervisors of a simulated organisation see their teams, agents themselves', async () => {
  const simulator = createSimulator({ agents: 30, days: 5 });
  const client = testClient({
    clientId: 'simulator',
    clientSecret: 'simulator-secret',
    gatewayUrl: 'http://simulator.test',
    fetch: async (url, init) => simulator.fetch(new Request(url, init)),
  });
  const orgChart = createLiveOrgChart({ client });
  const directory = createLiveDirectory({ client });
  const access = createAccess({ mode: 'reports', orgChart, directory });
  const { supervisors, agents } = simulator.scenario();
  for (const { email, teamId, teamName } of supervisors) {
    const team = agents.filter((one) => one.teamId === teamId && one.state === 'active');
    expect(await access.admit(inSlack(email.toUpperCase()), signal)).toEqual({
      kind: 'admitted',
      isAdmin: false,
      viewer: {
        kind: 'some',
        agentIds: new Set(team.map(({ id }) => id)),
        words: `team ${teamName}`,
      },
    });
  }
  const agent = agents.find(({ id }) => supervisors.every((one) => one.id !== id));
  expect(await access.admit(inSlack(agent?.email ?? ''), signal)).toMatchObject({
    viewer: { agentIds: new Set([agent?.id]), words: 'your own half hours' },
  });
  const gone = agents.find(({ state }) => state !== 'active');
  expect(await access.admit(inSlack(gone?.email ?? ''), signal)).toMatchObject({
    reason: 'unknown',
  });
});
