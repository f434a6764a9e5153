import { chat, talk } from '@halfhour/core/testing';
import { expect, it } from 'vitest';
import { ask, serverOf } from './ask.ts';

const NAMES = 'tHandle tTalk tHold tAcw tContacting tDialing busy tHoldElsewhere conversations';
const FAMILY = '{ tHandle tTalkComplete tHeldComplete tAcw handled }';
const PRESENCE = '{ loggedIn onQueue interacting communicating idle notResponding }';
const ROW = `${NAMES} booked ${FAMILY} started ${FAMILY} presence ${PRESENCE} utilization occupancy state`;

const world = serverOf({
  agents: ['ada', 'bob', 'cy'],
  legs: [
    talk('ada', '09:16', '09:32'),
    talk('ada', '09:35', '10:05'),
    chat('bob', '09:10', '09:50'),
    chat('bob', '09:20', '10:10'),
  ],
  presence: {
    ada: { loggedIn: 1_800_000, onQueue: 1_700_000, interacting: 900_000, idle: 300_000 },
    bob: { loggedIn: 1_200_000, onQueue: 1_200_000, interacting: 1_000_000, idle: 100_000 },
  },
});

async function everything() {
  const { data } = await ask(
    world,
    `{ utilization(from: "2026-11-20T09:00:00Z", to: "2026-11-20T10:30:00Z") {
      intervals { agentId agent { id name } start ${ROW} }
      agents { nodes { agent { id } intervals { start ${ROW} } total { ${ROW} } } }
      team { start end ${ROW} agentHalfHoursRead }
      total { ${ROW} agentHalfHoursRead }
      series { starts agents { agent { id } ${ROW} } }
    } }`,
  );
  return data.utilization;
}

/** The numbers of a row that add up, under the paths they have. */
function numbersOf(row: Record<string, any>): Record<string, number> {
  const flat: Record<string, number> = {};
  for (const name of NAMES.split(' ')) flat[name] = row[name];
  for (const family of ['booked', 'started', 'presence']) {
    for (const [name, value] of Object.entries<number>(row[family])) {
      flat[`${family}.${name}`] = value;
    }
  }
  return flat;
}

function sumOf(rows: readonly Record<string, any>[]): Record<string, number> {
  const sum: Record<string, number> = {};
  for (const numbers of rows.map(numbersOf)) {
    for (const [name, value] of Object.entries(numbers)) sum[name] = (sum[name] ?? 0) + value;
  }
  return sum;
}

it('adds up the rows in the total, agent by agent and over all', async () => {
  const { intervals, agents, total } = await everything();
  expect(intervals).toHaveLength(9);
  expect(total.agentHalfHoursRead).toBe(9);
  expect(numbersOf(total)).toEqual(sumOf(intervals));
  for (const node of agents.nodes) expect(numbersOf(node.total)).toEqual(sumOf(node.intervals));
});

it('adds up the rows of each half hour in the team', async () => {
  const { intervals, team } = await everything();
  expect(team).toHaveLength(3);
  for (const row of team) {
    const ofHalfHour = intervals.filter(({ start }: any) => start === row.start);
    expect(row.agentHalfHoursRead).toBe(3);
    expect(numbersOf(row)).toEqual(sumOf(ofHalfHour));
  }
});

it('divides the ratios of a total after adding', async () => {
  const { total } = await everything();
  expect(total.utilization).toBe(total.busy / total.presence.loggedIn);
  const { interacting, communicating, idle } = total.presence;
  expect(total.occupancy).toBe(interacting / (interacting + communicating + idle));
});

it('shows the same rows agent by agent', async () => {
  const { intervals, agents } = await everything();
  const rows = agents.nodes.flatMap((node: any) =>
    node.intervals.map((interval: any) => ({
      agentId: node.agent.id,
      agent: { id: node.agent.id, name: node.agent.id },
      ...interval,
    })),
  );
  expect(rows).toEqual(intervals);
});

it('shows the same numbers as columns', async () => {
  const { agents, series } = await everything();
  expect(series.starts).toEqual(agents.nodes[0].intervals.map(({ start }: any) => start));
  for (const [index, node] of agents.nodes.entries()) {
    const { agent, ...columns } = series.agents[index];
    expect(agent).toEqual(node.agent);
    const rows = series.starts.map((start: string, at: number) => ({
      start,
      ...rowAt(columns, at),
    }));
    expect(rows).toEqual(node.intervals);
  }
});

function rowAt(columns: Record<string, any>, at: number): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(columns).map(([name, column]) => [
      name,
      Array.isArray(column) ? column[at] : rowAt(column, at),
    ]),
  );
}
