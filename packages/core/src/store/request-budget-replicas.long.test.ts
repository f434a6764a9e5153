import { createSimulator } from '@halfhour/genesys-simulator';
import pLimit from 'p-limit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createRequestBudget, type RequestBudget } from '../genesys/budget.ts';
import type { Priority } from '../genesys/budget-rule.ts';
import { createGenesysClient, type GenesysClient } from '../genesys/client.ts';
import type { StoreLog } from './postgres/log.ts';
import { createBudgetOver } from './request-budget.ts';
import { budgetRow } from './request-budget-row.ts';
import { startTestServer, type TestServer } from './testing.ts';
import { createPatientClock, type PatientClock, timedRow } from './testing-request-budget.ts';

const START_MS = Date.parse('2026-11-20T12:00:00Z');
const REQUESTS_PER_MINUTE = 300;

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(async () => server.stop());

/** Nothing is told while the database is there. */
const quiet: StoreLog = {
  info: (line) => expect.unreachable(line),
  warn: (line) => expect.unreachable(line),
};

/** Two processes of one OAuth client that both have more to ask than they may. */
async function twoReplicas(clock: PatientClock, budgetOf: () => RequestBudget) {
  const simulator = createSimulator({
    agents: 4,
    days: 1,
    clock: { kind: 'fixed', nowMs: START_MS },
    uptimeMs: () => clock.nowMs(),
    requestsPerMinute: REQUESTS_PER_MINUTE,
  });
  const statuses: (number | null)[] = [];
  const arrivalsMs: number[] = [];
  const replica = (): GenesysClient =>
    createGenesysClient({
      clientId: 'simulator',
      clientSecret: 'simulator-secret',
      environment: 'eu-west-1',
      gatewayUrl: 'http://simulator.test',
      clock,
      budget: budgetOf(),
      async fetch(...request) {
        await clock.sleep(20 + Math.random() * 400);
        arrivalsMs.push(clock.nowMs());
        return clock.during(async () => simulator.fetch(new Request(...request)));
      },
      onEvent: (event) => {
        if (event.kind === 'request') statuses.push(event.status);
      },
    });
  const userId = simulator.scenario().agents[0]?.id ?? '';
  const ask = async (client: GenesysClient, priority: Priority) =>
    client.call({ priority }, async ({ users }) => users.getUser(userId));

  await Promise.all(
    [replica(), replica()].map(async (client, index) => {
      const several = pLimit(8);
      const background = Array.from({ length: 400 }, async () =>
        several(ask, client, 'background'),
      );
      // A page of questions, now and then.
      for (let page = 0; page < 5; page += 1) {
        await clock.sleep(13_000 * (index + 1));
        await Promise.all(Array.from({ length: 20 }, async () => ask(client, 'interactive')));
      }
      await Promise.all(background);
    }),
  );
  return { statuses, mostInAMinute: mostInAMinute(arrivalsMs), tookMs: clock.nowMs() - START_MS };
}

/** The most arrivals in any minute that begins with one of them. */
function mostInAMinute(arrivalsMs: readonly number[]): number {
  const within = (fromMs: number) =>
    arrivalsMs.filter((atMs) => atMs >= fromMs && atMs < fromMs + 60_000).length;
  return Math.max(...arrivalsMs.map(within));
}

const refused = (statuses: readonly (number | null)[]) =>
  statuses.filter((status) => status === 429).length;

it('two processes that share a budget read all they want without a single 429', async () => {
  const clock = createPatientClock(START_MS);
  const { kysely } = await server.freshDatabase();
  const { statuses, tookMs, ...seen } = await twoReplicas(clock, () =>
    createBudgetOver(timedRow(budgetRow(kysely, 'simulator'), clock), {
      clock,
      log: quiet,
    }),
  );
  expect(statuses.length).toBeGreaterThan(1000);
  expect(refused(statuses)).toBe(0);
  expect(seen.mostInAMinute).toBeLessThanOrEqual(REQUESTS_PER_MINUTE);
  // Nor is any of it left unused: 1000 requests of which background work may be 240 a minute.
  expect(seen.mostInAMinute).toBeGreaterThan(REQUESTS_PER_MINUTE * 0.8);
  expect(tookMs).toBeLessThan(5 * 60_000);
});

it('with a budget each they are refused, so it is the sharing that helps', async () => {
  const clock = createPatientClock(START_MS);
  const { statuses } = await twoReplicas(clock, () => createRequestBudget({ clock }));
  expect(refused(statuses)).toBeGreaterThan(10);
});
