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

const QUERY = `query ($from: DateTime!, $to: DateTime!, $teamIds: [ID!], $queueIds: [ID!]) {
  utilization(from: $from, to: $to, teamIds: $teamIds, queueIds: $queueIds, first: 1000) {
    total { utilization busy tHandle }
    team { startLocal utilization busy tHandle }
    intervals { agentId start state busy tHandle tTalk utilization presence { loggedIn } }
  }
}`;

/** The rows of a CSV whose cells have no commas in them, by the names of its columns. */
function rowsOf(csv: string): Record<string, string>[] {
  const [head = '', ...rows] = csv.trim().split('\r\n');
  const names = head.split(',');
  return rows.map((row) => Object.fromEntries(row.split(',').map((cell, at) => [names[at], cell])));
}

const DAY_MS = 86_400_000;

/** A question in words, its span in days from the start of today, and the names in it. */
const SHAPES = [
  ['today', [0, 1]],
  ['yesterday', [-1, 0]],
  ['yesterday by interval team', [-1, 0]],
  ['today team', [0, 1]],
  ['yesterday queue', [-1, 0]],
  ['last 2 days team', [-2, 0]],
] as const;

it.each(SHAPES)('tells the same figures in Slack and over GraphQL of: %s', async (words, days) => {
  const { bot, graphql, simulator } = bothApps();
  const { teams, queues } = simulator.scenario();
  const [[team], [queue]] = [teams, queues];
  const named = words
    .replace('team', `team "${team?.name}"`)
    .replace('queue', `queue "${queue?.name}"`);
  const message = await (await bot.type(`${named} in UTC`)).answer();
  const pressed = async (actionId: string) =>
    (await bot.simulator.press({ user: HANA, message, actionId })).answer();
  await pressed('answer_csv');
  const [file] = bot.simulator.files();
  const rows = rowsOf(Buffer.from(file?.bytes ?? []).toString());
  const table = JSON.stringify((await pressed('answer_half_hours')).blocks);

  const todayMs = Math.floor(simulator.nowMs() / DAY_MS) * DAY_MS;
  const [from, to] = days.map((day) => new Date(todayMs + day * DAY_MS).toISOString());
  const { data } = await ask(graphql, QUERY, {
    from,
    to,
    teamIds: words.endsWith('team') ? [team?.id] : null,
    queueIds: words.endsWith('queue') ? [queue?.id] : null,
  });
  const { total, team: halfHours, intervals } = data.utilization;
  expect(rows.length).toBeGreaterThan(28);
  expect(rows).toEqual(intervals.map(asRow));
  expect(message.text).toContain(`utilization ${percent(total.utilization)}`);
  // Of several days, the table has a row for each of them.
  const isOneDay = days[1] - days[0] === 1;
  const shown = isOneDay ? halfHours.filter(isWorked) : [];
  expect(shown.length > 10).toBe(isOneDay);
  for (const halfHour of shown) expect(table).toContain(asCells(halfHour));
});

function isWorked({ utilization, busy }: any): boolean {
  return utilization !== null && busy > 0;
}

/** A half hour of everybody as the beginning of a row of Slack's table. */
function asCells({ startLocal, utilization, busy }: any): string {
  const minutes = Math.round(busy / 60_000);
  const time = `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
  return [
    `{"type":"raw_text","text":"${startLocal.slice(11)}"}`,
    `{"type":"raw_number","value":${Math.round(utilization * 100)},"text":"${percent(utilization)}"}`,
    `{"type":"raw_number","value":${minutes},"text":"${time}"}`,
  ].join(',');
}

function percent(ratio: number): string {
  return `${Math.round(ratio * 100)}\u00A0%`;
}

/** An interval of GraphQL as a row of the CSV, where it has the same columns. */
function asRow(interval: any) {
  const { agentId, start, state, busy, tHandle, tTalk, utilization, presence } = interval;
  return expect.objectContaining({
    agent_id: agentId,
    start_utc: start,
    state,
    busy_ms: asCell(busy),
    worked_handle_ms: asCell(tHandle),
    worked_talk_ms: asCell(tTalk),
    logged_in_ms: asCell(presence?.loggedIn),
    utilization: asCell(utilization),
  });
}

function asCell(value: number | null | undefined): string {
  return value === null || value === undefined ? '' : String(value);
}
