import { createGenesysClient, createLiveDirectory, createLiveSource } from '@halfhour/core';
import { createSimulator } from '@halfhour/genesys-simulator';
import { expect, it } from 'vitest';
import { ask, serverOf } from '../../../apps/graphql/test/ask.ts';
import { botWorld, HANA } from '../../../apps/slackbot/test/bot-world.ts';

/** One Genesys, and both apps over it. */
function bothApps() {
  const simulator = createSimulator({
    agents: 8,
    days: 3,
    clock: { kind: 'fixed', nowMs: Date.parse('2026-11-20T14:47:11.250Z') },
  });
  const client = createGenesysClient({
    clientId: 'simulator',
    clientSecret: 'simulator-secret',
    environment: 'mypurecloud.com',
    gatewayUrl: 'http://simulator.test',
    requestsPerMinute: 300,
    fetch: async (url, init) => simulator.fetch(new Request(url, init)),
  });
  const report = {
    source: createLiveSource({ client }),
    directory: createLiveDirectory({ client }),
    nowMs: () => simulator.nowMs(),
    settleMs: 30 * 60_000,
  };
  return { bot: botWorld({ report }), graphql: serverOf({}, { report }), simulator };
}

const QUERY = `query ($from: DateTime!, $to: DateTime!, $teamIds: [ID!]) {
  utilization(from: $from, to: $to, teamIds: $teamIds, first: 1000) {
    total { utilization busy tHandle }
    intervals { agentId start state busy tHandle tTalk utilization presence { loggedIn } }
  }
}`;

/** The rows of a CSV whose cells have no commas in them, by the names of its columns. */
function rowsOf(csv: string): Record<string, string>[] {
  const [head = '', ...rows] = csv.trim().split('\r\n');
  const names = head.split(',');
  return rows.map((row) => Object.fromEntries(row.split(',').map((cell, at) => [names[at], cell])));
}

it('tells the same figures in Slack and over GraphQL for the same question', async () => {
  const { bot, graphql, simulator } = bothApps();
  const { teams } = simulator.scenario();
  const [team] = teams;
  const message = await (await bot.type(`yesterday team "${team?.name ?? ''}" in UTC`)).answer();
  const press = { user: HANA, message, actionId: 'answer_csv' };
  await (await bot.simulator.press(press)).answer();
  const [file] = bot.simulator.files();
  const rows = rowsOf(Buffer.from(file?.bytes ?? []).toString());

  const dayMs = 86_400_000;
  const toMs = Math.floor(simulator.nowMs() / dayMs) * dayMs;
  const { data } = await ask(graphql, QUERY, {
    from: new Date(toMs - dayMs).toISOString(),
    to: new Date(toMs).toISOString(),
    teamIds: [team?.id],
  });
  const { total, intervals } = data.utilization;
  expect(rows.length).toBeGreaterThan(48);
  expect(rows).toEqual(intervals.map(asRow));
  const percent = `${Math.round(total.utilization * 100)}\u00A0%`;
  expect(message.text).toContain(`utilization ${percent}`);
});

/** An interval of GraphQL as a row of the CSV, where it has the same columns. */
function asRow(interval: any) {
  const { agentId, start, state, busy, tHandle, tTalk, utilization, presence } = interval;
  return expect.objectContaining({
    agent_id: agentId,
    start_utc: start,
    state,
    busy_ms: String(busy),
    worked_handle_ms: String(tHandle),
    worked_talk_ms: String(tTalk),
    logged_in_ms: String(presence.loggedIn),
    utilization: utilization === null ? '' : String(utilization),
  });
}
