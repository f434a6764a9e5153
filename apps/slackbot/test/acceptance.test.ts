import { talk } from '@halfhour/core/testing';
import { afterEach, expect, it } from 'vitest';
import { openEmulated } from './emulated-workspace.ts';
import { openSimulated } from './simulated-workspace.ts';
import type { OpenWorkspace, Workspace } from './workspace.ts';

const ON_QUEUE = { loggedIn: 1_800_000, onQueue: 1_800_000 };
const WORLD = {
  agents: ['anna', 'bea'],
  legs: [talk('anna', '09:10', '09:40'), talk('bea', '10:00', '10:30')],
  presence: { anna: ON_QUEUE, bea: ON_QUEUE },
  teams: { t1: { name: 'Billing', agents: ['anna', 'bea'] } },
};

let workspace: Workspace | undefined;
afterEach(async () => workspace?.close());

const PLACES: readonly (readonly [string, OpenWorkspace])[] = [
  ['our simulator', openSimulated],
  ['an emulator that others made', openEmulated],
];

it.each(PLACES)('answers, and shows more on a button: %s', async (_place, open) => {
  workspace = await open(WORLD);
  const answer = await workspace.type('today');
  expect(answer.text).toMatch(/^All agents, Today, Fri 20 Nov, 00:00–14:00 GMT: utilization 4/u);
  const agents = await (await workspace.press(answer, 'answer_all_agents')).answer();
  expect(JSON.stringify(agents.blocks)).toMatch(/anna.*bea/u);
  const unknown = await workspace.type('tody');
  expect(unknown.text).toContain('Did you mean `today`?');
});

it.each(PLACES)('shares with the channel, without names: %s', async (_place, open) => {
  workspace = await open(WORLD);
  const answer = await workspace.type('team:billing');
  await workspace.press(answer, 'answer_share');
  await workspace.settled();
  const [shared = '', ...others] = await workspace.posted();
  expect(shared).toContain('Billing, Today');
  expect(shared).toContain('Shared by <@U');
  expect(shared).not.toMatch(/anna|bea/u);
  expect(others).toEqual([]);
});

it.each(PLACES)('sends the heatmap and the CSV as files: %s', async (_place, open) => {
  workspace = await open(WORLD);
  const answer = await workspace.type('today');
  const csv = await (await workspace.press(answer, 'answer_csv')).answer();
  expect(csv.text).toContain('in your direct messages');
  await (await workspace.press(answer, 'answer_heatmap')).answer();
  const files = await workspace.files();
  expect([...files.keys()].toSorted()).toEqual([
    'utilization-2026-11-20.csv',
    'utilization-2026-11-20.png',
  ]);
  expect(files.get('utilization-2026-11-20.csv')).toMatch(/^agent_id,agent_name,start_utc/u);
});

it.each(PLACES)('fills the Home tab: %s', async (_place, open) => {
  workspace = await open(WORLD);
  expect(await workspace.openHome('Billing')).toContain('Billing');
});

it.each(PLACES)('opens a form to explain a half hour: %s', async (_place, open) => {
  workspace = await open(WORLD);
  const answer = await workspace.type('today');
  const agents = await (await workspace.press(answer, 'answer_all_agents')).answer();
  await workspace.press(agents, 'answer_explain_form');
  const told = 'Each piece of work of it is told';
  expect(await workspace.modal(told)).toContain(told);
});
