import { at, talk } from '@halfhour/core/testing';
import { expect, it } from 'vitest';
import { botWorld, HANA } from './bot-world.ts';

const MORNING = {
  agents: ['anna', 'bea', 'hana'],
  legs: [talk('anna', '09:10', '09:40'), talk('bea', '10:00', '10:30')],
  presence: {
    anna: { loggedIn: 1_800_000, onQueue: 1_800_000 },
    bea: { loggedIn: 1_800_000, onQueue: 1_800_000 },
  },
  teams: { t1: { name: 'Billing', agents: ['anna'] } },
  emails: { [HANA]: ['hana'] },
  reports: { hana: ['anna'] },
};

/** A world in which somebody has typed, and presses a button of the answer. */
async function pressed(text: string, actionId: string, words: Parameters<typeof botWorld>[0] = {}) {
  const bot = botWorld({ ...words, world: { ...MORNING, ...words.world } });
  const message = await (await bot.type(text)).answer();
  const exchange = await bot.simulator.press({ user: HANA, message, actionId });
  return { bot, message, ...exchange };
}

function allOf({ text, blocks }: { readonly text: string; readonly blocks: readonly unknown[] }) {
  return `${text} ${JSON.stringify(blocks)}`.replaceAll('\u00A0', ' ');
}

it.each([
  ['answer_all_agents', /^Agents · All agents · Today.*anna.*bea.*hana/u],
  ['answer_half_hours', /^Half hours · All agents · Today.*09:00.*running/u],
  ['answer_counted', /^How utilization of 4 % is counted\..*busy 1 h ÷ logged in 27 h/u],
])('%s shows more in a message of its own', async (actionId, told) => {
  const { answer, message, ack } = await pressed('today', actionId);
  expect(ack).toMatchObject({ status: 200, body: '' });
  const more = await answer();
  expect(allOf(more)).toMatch(told);
  expect(more.ts).not.toBe(message.ts);
});

it('leafs through a long table in place', async () => {
  const agents = Array.from({ length: 150 }, (_, index) => `Agent ${index}`);
  const { bot, answer } = await pressed('today', 'answer_all_agents', { world: { agents } });
  const first = await answer();
  expect(first.text).toMatch(/^Agents 1–\d+ of 150/u);
  const next = { user: HANA, message: first, actionId: 'answer_all_agents:2' };
  const second = await (await bot.simulator.press(next)).answer();
  expect(second.text).toMatch(/^Agents \d+–\d+ of 150/u);
  expect(second.ts).toBe(first.ts);
});

it('asks about the same day again, even when that is yesterday by now', async () => {
  let now = '14:00';
  const { bot, message } = await pressed('today', 'answer_counted', {
    world: { asOfMs: at('2026-11-21T08:59:00Z') },
    report: { nowMs: () => at(now) },
  });
  now = '2026-11-21T09:00:00Z';
  const press = { user: HANA, message, actionId: 'answer_all_agents' };
  const later = await (await bot.simulator.press(press)).answer();
  expect(later.text).toMatch(/^Agents · All agents · Yesterday, Fri 20 Nov/u);
});

it('answers a choice among several names in the place of the menu', async () => {
  const bot = botWorld({ world: { agents: ['Al Roe', 'Al Ng'] } });
  const menu = await (await bot.type('agent:al')).answer();
  expect(menu.text).toMatch(/^2 agents match `al`: choose one\./u);
  const choice = { user: HANA, message: menu, actionId: 'answer_choose:1' };
  const answered = await (await bot.simulator.press(choice)).answer();
  expect(answered).toMatchObject({ ts: menu.ts, text: expect.stringMatching(/^Al Ng, Today/u) });
});

it('sends pictures and files to direct messages, and says where they are', async () => {
  const heatmap = await pressed('today', 'answer_heatmap');
  expect((await heatmap.answer()).text).toContain('The heatmap is in your direct messages with me');
  expect(heatmap.bot.simulator.files()).toMatchObject([
    { name: 'utilization-2026-11-20.png', altText: expect.stringContaining('Heatmap') },
  ]);
  const csv = await pressed('today', 'answer_csv');
  expect((await csv.answer()).text).toContain('The CSV is in your direct messages with me');
  const [file] = csv.bot.simulator.files();
  expect(file?.name).toBe('utilization-2026-11-20.csv');
  const rows = Buffer.from(file?.bytes ?? [])
    .toString()
    .trim()
    .split('\r\n');
  expect(rows).toHaveLength(1 + 3 * 28);
  const note = await csv.bot.simulator.waitForMessage({ fits: ({ files }) => files.length > 0 });
  expect(note.channelId).toMatch(/^D/u);
});

it('says that there is nothing to draw when nobody was on queue', async () => {
  const { answer } = await pressed('yesterday', 'answer_heatmap', { world: { presence: {} } });
  expect((await answer()).text).toContain('There is nothing to draw');
});

it.each([
  ['refuses it', { kind: 'error', error: 'file_uploads_disabled' }, 'file_uploads_disabled'],
  ['does not answer', { kind: 'dropConnection' }, 'no answer'],
] as const)('says so when Slack does not take a file: it %s', async (_what, fault, why) => {
  const bot = botWorld({ world: MORNING });
  const message = await (await bot.type('today')).answer();
  bot.simulator.addFault({ ...fault, method: 'files.completeUploadExternal' });
  const press = { user: HANA, message, actionId: 'answer_csv' };
  const { text } = await (await bot.simulator.press(press)).answer();
  expect(text).toContain(`Slack did not take the file (${why}).`);
});

it('shares with the channel without names, and says who shared', async () => {
  const { bot } = await pressed('today', 'answer_share');
  const shared = await bot.simulator.waitForMessage({ channel: 'team-leads', text: /Shared by/u });
  expect(bot.simulator.messages('team-leads')).toEqual([shared]);
  expect(allOf(shared)).toMatch(/Shared by <@U\w+>/u);
  expect(allOf(shared)).not.toMatch(/anna|bea/u);
});

it('shares names where the workspace allows it', async () => {
  const words = { bot: { sharesNames: true } };
  const { bot } = await pressed('today top 2', 'answer_share', words);
  const shared = await bot.simulator.waitForMessage({
    channel: 'team-leads',
    text: /utilization/u,
  });
  expect(allOf(shared)).toMatch(/anna/u);
});

it('posts for all to see at once when the question says so', async () => {
  const bot = botWorld({ world: MORNING });
  await bot.type('yesterday public');
  const shared = await bot.simulator.waitForMessage({ channel: 'team-leads', text: /Yesterday/u });
  expect(shared.onlyFor).toBeUndefined();
  expect(bot.simulator.ephemerals(HANA)).toEqual([]);
});

it('says how to let it in where it can’t post', async () => {
  const bot = botWorld({ world: MORNING });
  const { answer } = await bot.type('today public', HANA, 'management');
  expect((await answer()).text).toMatch(/^I can't post in <#C\w+> yet: `\/invite` me\./u);
});

it('does not share what is about one person', async () => {
  const { answer } = await pressed('agent:anna', 'answer_share');
  expect((await answer()).text).toContain('That is about one person');
});

it('tells nobody by a button what they may not see now', async () => {
  const reports = { hana: ['anna'] };
  const bot = botWorld({ world: { ...MORNING, reports }, access: 'reports' });
  const message = await (await bot.type('agent:anna')).answer();
  reports.hana = [];
  const press = { user: HANA, message, actionId: 'answer_all_agents' };
  const { text } = await (await bot.simulator.press(press)).answer();
  expect(text).toMatch(/^No agent matches `anna`, closest: `hana`\./u);
});

it('says that a button is too old to be understood', async () => {
  const bot = botWorld({ world: MORNING });
  const payload = JSON.stringify({
    type: 'block_actions',
    user: { id: bot.simulator.users()[0]?.id },
    channel: { id: bot.simulator.channels()[0]?.id },
    actions: [{ type: 'button', action_id: 'answer_retired', block_id: 'b', value: 'heute' }],
  });
  await bot.simulator.send({ body: new URLSearchParams({ payload }).toString() });
  const told = await bot.simulator.waitForMessage({ text: /^That button is from an older/u });
  expect(told.onlyFor).toBe(bot.simulator.users()[0]?.id);
});

/** Opens the form of the answer about today. */
async function openForm(words: Parameters<typeof botWorld>[0] = {}) {
  const { bot, answer } = await pressed('today', 'answer_counted', words);
  const { simulator } = bot;
  const press = { user: HANA, message: await answer(), actionId: 'answer_explain_form' };
  await simulator.press(press);
  const view = await simulator.waitFor('the form', () =>
    simulator.modals(HANA).find(({ callbackId }) => callbackId === 'answer_explain'),
  );
  const shown = async (text: string) =>
    simulator.waitFor(text, () =>
      simulator.modals(HANA).find(({ blocks }) => JSON.stringify(blocks).includes(text)),
    );
  return { simulator, view, shown };
}

it('explains a half hour that is chosen in a form', async () => {
  const { simulator, view, shown } = await openForm();
  const values = { answer_explain_agent: 'anna', answer_explain_half_hour: String(at('09:30')) };
  await simulator.submit({ user: HANA, view, values });
  const told = await shown('09:30–10:00');
  expect(JSON.stringify(told.blocks)).toContain('Worked 10 min on 1 conversation');
});

/** What Slack tells of a menu in which this is chosen. */
function chosen(value: string) {
  return { type: 'static_select', selected_option: { value } };
}

it('explains nothing about who may not be seen, whatever the form says', async () => {
  const { simulator, view, shown } = await openForm({ access: 'reports' });
  const state = {
    values: {
      Agent: { answer_explain_agent: chosen('bea') },
      'Half hour': { answer_explain_half_hour: chosen(String(at('10:00'))) },
    },
  };
  const payload = JSON.stringify({
    type: 'view_submission',
    user: { id: view.userId },
    view: {
      id: view.id,
      type: 'modal',
      callback_id: 'answer_explain',
      private_metadata: 'today',
      state,
    },
  });
  await simulator.send({ body: new URLSearchParams({ payload }).toString() });
  expect(JSON.stringify(await shown('older message'))).not.toContain('Worked');
});

it('offers agents by what is typed when there are many, out of those who may be seen', async () => {
  const agents = [...Array.from({ length: 60 }, (_, index) => `Agent ${index}`), 'hana', 'zoe'];
  const { simulator, view } = await openForm({
    access: 'reports',
    world: {
      agents,
      legs: [talk('Agent 1', '09:00', '09:20')],
      teams: { t1: agents.filter((name) => name !== 'zoe') },
      reports: { hana: ['Agent 1'] },
    },
  });
  const menu = { user: HANA, view, actionId: 'answer_explain_agent' };
  const found = await simulator.suggest({ ...menu, query: 'agent 1' });
  expect(found.map(({ text }) => text.text)).toContain('Agent 1');
  expect(await simulator.suggest({ ...menu, query: 'zoe' })).toEqual([]);
});
