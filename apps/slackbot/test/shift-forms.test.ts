import { expect, it } from 'vitest';
import { HANA } from './bot-world.ts';
import { actionOf, EARLY, EMRE, FILED, manageWorld, type ManageWords } from './manage-world.ts';

/** The form that a command opens, once it is filled, and a way to send it off. */
async function form(command: string, words: ManageWords = {}, user = HANA) {
  const bot = manageWorld(words);
  await bot.type(command, user);
  const view = await bot.simulator.waitFor('a form', () =>
    bot.simulator.modals(user).find(({ blocks }) => blocks.length > 3),
  );
  const submit = async (values: Readonly<Record<string, string | readonly string[]>>) =>
    (await bot.simulator.submit({ user, view, values })).errors;
  return { bot, view, blocks: JSON.stringify(view.blocks), submit };
}

/** What the modal says instead of the form. */
async function shown(bot: ReturnType<typeof manageWorld>, text: string, user = HANA) {
  const view = await bot.simulator.waitFor(text, () =>
    bot.simulator.modals(user).find((one) => JSON.stringify(one.blocks).includes(text)),
  );
  return JSON.stringify(view.blocks).replaceAll('\u00A0', ' ');
}

const NEW = {
  shift_name: 'Weekend <crew>',
  shift_days: ['6', '7'],
  shift_start: '22:00',
  shift_end: '06:00',
  shift_zone: 'new york',
  shift_unit: 'team:t1',
};

it('subscribes by a form in which the channel is chosen already', async () => {
  const { bot, blocks, submit } = await form('subscribe');
  expect(blocks).toContain(`"initial_conversation":"${bot.channelId('team-leads')}"`);
  expect(blocks).toContain('Early & <bird> · every day 06:00–12:00 Europe/London');
  expect(await submit({ subscribe_shift: EARLY.id })).toEqual({});
  expect(await shown(bot, 'Subscribed')).toContain('stands in: nobody');
  expect(bot.living()).toMatchObject([{ shiftId: EARLY.id, ownerId: bot.userId(HANA) }]);
});

it('undoes it in the place of the form, by the button there', async () => {
  const { bot, view, submit } = await form('subscribe');
  await submit({ subscribe_shift: EARLY.id });
  await shown(bot, 'Subscribed');
  const [told = view] = bot.simulator.modals(HANA);
  const actionId = actionOf(told.blocks, 'Unsubscribe');
  await bot.simulator.press({ user: HANA, view: told, actionId });
  expect(await shown(bot, 'Unsubscribed:')).toContain('Undo');
  expect(bot.living()).toEqual([]);
});

it('tells beneath the field what keeps a form from subscribing', async () => {
  const { bot, submit } = await form('subscribe');
  const values = { subscribe_shift: EARLY.id, subscribe_channel: bot.channelId('management') };
  expect(await submit(values)).toEqual({
    subscribe_channel: expect.stringMatching(/^I can't post in that channel yet: \/invite me\./u),
  });
  const archived = { ...values, subscribe_channel: bot.channelId('old-shifts') };
  expect(await submit(archived)).toEqual({
    subscribe_channel: expect.stringContaining('archived'),
  });
  const standIn = {
    subscribe_channel: bot.channelId('planning'),
    subscribe_fallback: bot.userId(HANA),
  };
  expect(await submit(standIn)).toEqual({ subscribe_fallback: expect.stringContaining('owner') });
  expect(bot.living()).toEqual([]);
});

it('says in the form’s place that nobody is seen in any shift', async () => {
  const bot = manageWorld({ access: 'reports', shifts: [] });
  await bot.type('subscribe');
  expect(await shown(bot, 'No shifts are set up')).toContain('/utilization shifts new');
});

it('makes a shift that passes midnight, in the zone of a city', async () => {
  const { bot, submit } = await form('shifts new');
  expect(await submit(NEW)).toEqual({});
  const told = await shown(bot, 'The shift is made');
  expect(told).toContain(
    'Weekend &lt;crew&gt; · Sat, Sun 22:00–06:00 (next day) America/New_York · team Billing · target 70–85 %',
  );
  expect(await bot.shifts.list()).toContainEqual(
    expect.objectContaining({ origin: 'slack', weekdays: [6, 7], who: { kind: 'team', id: 't1' } }),
  );
});

it('makes a shift of agents by their ids, with a band and dates of its own', async () => {
  const { bot, submit } = await form('shifts new');
  const { shift_unit: _unit, ...rest } = NEW;
  const values = {
    ...rest,
    shift_agents: ['anna', 'bea'],
    shift_target: '60 – 72,5 %',
    shift_from: '2026-12-01',
    shift_to: '2026-12-31',
  };
  expect(await submit(values)).toEqual({});
  expect(await shown(bot, 'The shift is made')).toContain('target 60–72.5 % · from 2026-12-01 to');
});

it.each([
  [{ shift_zone: 'lodnon' }, { shift_zone: expect.stringContaining('Europe/London') }],
  [{ shift_target: 'a lot' }, { shift_target: 'That is no band: type 70–85.' }],
  [{ shift_target: '85-70' }, { shift_target: expect.stringContaining('from below to') }],
  [{ shift_agents: ['anna'] }, { shift_agents: expect.stringMatching(/^Choose either/u) }],
  [{ shift_unit: '' }, { shift_unit: expect.stringMatching(/^Choose a team/u) }],
  [{ shift_unit: 'team:gone' }, { shift_unit: expect.stringContaining('gone') }],
  [{ shift_unit: 'unit:gone' }, { shift_unit: expect.stringContaining('no management unit') }],
  [
    { shift_name: 'LATE' },
    { shift_name: expect.stringContaining('There is a shift “Late” already') },
  ],
  [
    { shift_from: '2026-12-02', shift_to: '2026-12-01' },
    { shift_to: expect.stringContaining('or a later date') },
  ],
])('tells beneath the field what is wrong with a shift: %j', async (wrong, errors) => {
  const { bot, submit } = await form('shifts new');
  expect(await submit({ ...NEW, ...wrong })).toEqual(errors);
  expect(await bot.shifts.list()).toHaveLength(3);
});

it('changes a shift, filled in as it is', async () => {
  const { bot, view, submit } = await form('shifts edit early');
  expect(JSON.stringify(view.blocks)).toMatch(/Early & <bird>.*"initial_time":"06:00".*team:t1/u);
  expect(await submit({ shift_end: '13:00' })).toEqual({});
  expect(await shown(bot, 'The shift is changed')).toContain('06:00–13:00');
  expect(await bot.shifts.byId(EARLY.id)).toMatchObject({ endMinute: 13 * 60, who: EARLY.who });
});

it('does not change a shift that somebody else has changed meanwhile', async () => {
  const { bot, submit } = await form('shifts edit early');
  const { directory } = bot.deps.ask.report;
  const by = { directory, signal: AbortSignal.timeout(1000) };
  await bot.shifts.update({ id: EARLY.id, version: EARLY.version }, { end: '11:00' }, by);
  expect(await submit({ shift_end: '13:00' })).toEqual({
    shift_name: expect.stringContaining('was changed meanwhile'),
  });
});

it('ends a shift once it is said twice, and tells who subscribed it', async () => {
  const bot = manageWorld();
  await bot.tell('subscribe shift:early', EMRE);
  const list = await bot.tell('shifts');
  const asked = await bot.pressOn(list.message, 'End');
  expect(asked.text).toContain('End the shift Early &amp; &lt;bird&gt; for good? 1 channel will');
  expect((await bot.shifts.byId(EARLY.id))?.endedAtMs).toBeNull();
  expect((await bot.pressOn(asked.message, 'End it')).text).toContain('has ended.');
  expect((await bot.shifts.byId(EARLY.id))?.endedAtMs).not.toBeNull();
  const heard = await bot.simulator.waitForMessage({ text: 'has ended the shift' });
  expect(heard.channelId).toBe(`D${bot.userId(EMRE).slice(1)}`);
  expect((await bot.tell('subscriptions')).text).toContain('· ended');
});

it('shows a shift of the file with where it is from, and without buttons', async () => {
  const bot = manageWorld({ shifts: [FILED] });
  const { text, message } = await bot.tell('shifts');
  expect(text).toContain('Kept in a file (HALFHOUR_SHIFTS): it can be changed only there.');
  expect(() => actionOf(message.blocks, 'Edit')).toThrow('no button');
  expect((await bot.tell('shifts end late')).text).toContain('change it there');
});

it('lets nobody change a shift in which they do not see everybody', async () => {
  const both = { ...EARLY, who: { kind: 'agents', agentIds: ['anna', 'bea'] } as const };
  const bot = manageWorld({ access: 'reports', shifts: [both] });
  const { text, message } = await bot.tell('shifts');
  expect(text).toContain('anna');
  expect(text).not.toContain('bea');
  expect(() => actionOf(message.blocks, 'Edit')).toThrow('no button');
  expect((await bot.tell('shifts end early')).text).toMatch(
    /^You don't see everybody in the shift/u,
  );
});

it('offers teams, queues and agents out of those whom one may see, agents by their ids too', async () => {
  const id = '22222222-0000-4000-8000-000000000001';
  const world = {
    agents: ['anna', 'bea', 'hana', id],
    teams: { t1: { name: 'Billing', agents: ['anna'] }, t2: { name: 'Secrets', agents: ['bea'] } },
    emails: { [HANA]: ['hana'] },
    reports: { hana: ['anna'] },
  };
  const { bot, view } = await form('shifts new', { world, access: 'reports' });
  const offered = async (actionId: string, query: string) =>
    (await bot.simulator.suggest({ user: HANA, view, actionId, query })).map(({ value }) => value);
  expect(await offered('shift_unit', '')).toEqual(['team:t1']);
  expect(await offered('shift_agents', 'a')).toEqual(['anna']);
  expect(await offered('shift_agents', id)).toEqual([]);
  const all = await form('shifts new', { world });
  const query = { user: HANA, view: all.view, actionId: 'shift_agents', query: id };
  expect(await all.bot.simulator.suggest(query)).toMatchObject([{ value: id }]);
});
