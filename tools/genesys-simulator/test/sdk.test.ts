import type { Models } from 'purecloud-platform-client-v2';
import platformClient from 'purecloud-platform-client-v2';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { StartedSimulator } from '../src/index.ts';
import { startSimulator } from '../src/index.ts';
import { interval, NOW } from './world.ts';

const { ApiClient, AnalyticsApi, UsersApi } = platformClient;
// Otherwise the SDK watches a file in the home directory that could send it somewhere else.
ApiClient.instance.config.live_reload_config = false;
ApiClient.instance.config.setConfigPath('');

let started: StartedSimulator;

beforeAll(async () => {
  started = await startSimulator({
    agents: 40,
    days: 5,
    clock: { kind: 'fixed', nowMs: Date.parse(NOW) },
  });
  const { hostname, port } = new URL(started.url);
  ApiClient.instance.setGateway({
    host: hostname,
    protocol: 'http',
    port: Number(port),
    path_params_login: 'login',
    path_params_api: '',
  });
  await ApiClient.instance.loginClientCredentialsGrant('simulator', 'simulator-secret');
});

afterAll(() => started.close());

test("the SDK's own client pages a whole day and finds what the truth counts", async () => {
  const analytics = new AnalyticsApi();
  const conversations = new Map<string, Models.AnalyticsConversationWithoutAttributes>();
  for (let pageNumber = 1; ; pageNumber += 1) {
    const page = await analytics.postAnalyticsConversationsDetailsQuery({
      interval: interval('2026-03-25'),
      paging: { pageSize: 100, pageNumber },
    });
    if (page.conversations === undefined) break;
    for (const one of page.conversations) conversations.set(one.conversationId!, one);
  }
  expect(conversations.size).toBeGreaterThan(500);
  const handled = [...conversations.values()].flatMap(handleTimesMs);
  const fromMs = Date.parse('2026-03-25');
  const truth = started.simulator.truth({ fromMs, toMs: fromMs + 86_400_000 });
  const halfHours = truth.agents.flatMap((agent) => agent.halfHours);
  expect(handled).toHaveLength(sum(halfHours.map((one) => one.started.handled)));
  expect(sum(handled)).toBe(sum(halfHours.map((one) => one.started.tHandle)));
});

test("the SDK's own client reads users", async () => {
  const users = await new UsersApi().getUsers({ state: 'any', pageSize: 100 });
  expect(users.total).toBe(40);
});

function handleTimesMs(conversation: Models.AnalyticsConversationWithoutAttributes): number[] {
  return (conversation.participants ?? []).flatMap(({ userId, sessions = [] }) =>
    userId === undefined
      ? []
      : sessions.flatMap(({ metrics = [] }) =>
          metrics.flatMap(({ name, value = 0 }) => (name === 'tHandle' ? [value] : [])),
        ),
  );
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
