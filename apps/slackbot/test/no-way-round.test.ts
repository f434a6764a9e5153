import { existsSync, readFileSync } from 'node:fs';
import { type Grant, NO_SIGHT } from '@halfhour/core';
import { talk } from '@halfhour/core/testing';
import { App } from '@slack/bolt';
import { expect, it, vi } from 'vitest';
import { registerListeners } from '../src/listeners/index.ts';
import { createHttpReceiver } from '../src/receiver/receiver.ts';
import { botWorld, HANA } from './bot-world.ts';
import { SIGNING_SECRET } from './make-bot.ts';

/** Members of a user group of Slack see team Alpha. */
const RULES: readonly Grant[] = [
  { to: [{ kind: 'slackGroup', groupId: 'S1' }], sight: { ...NO_SIGHT, teamIds: ['ta'] } },
];

/** A workspace over a centre of two teams, or over the one as if Beta had never been. */
function worldOf(hasBeta: boolean, { members = [HANA] }: { readonly members?: string[] } = {}) {
  const beta = hasBeta ? ['bob', 'bea'] : [];
  const agents = ['amy', 'ann', ...beta];
  return botWorld({
    access: 'rules',
    grants: RULES,
    slack: { userGroups: [{ id: 'S1', members }] },
    world: {
      agents,
      legs: agents.map((id) => talk(id, '09:10', '09:40')),
      presence: Object.fromEntries(agents.map((id) => [id, { loggedIn: 1_800_000 }])),
      teams: {
        ta: { name: 'Alpha', agents: ['amy', 'ann'] },
        ...(hasBeta ? { tb: { name: 'Beta', agents: beta } } : {}),
      },
      queues: { q1: { name: 'Shared', agents } },
    },
  });
}

type Bot = ReturnType<typeof worldOf>;

const BUTTONS = ['answer_all_agents', 'answer_half_hours', 'answer_counted'];
const TYPED = [
  'today',
  'today team:beta',
  'today agent:bob',
  'today queue:shared',
  'today by:team',
];

const plain = ({ text, blocks }: { readonly text: string; readonly blocks: readonly unknown[] }) =>
  `${text} ${JSON.stringify(blocks)}`;

async function homeOf({ simulator, tasks }: Bot): Promise<string> {
  await simulator.openHome(HANA);
  await tasks.drain(10_000);
  return JSON.stringify(simulator.home(HANA)?.blocks);
}

/** What each listener may be used for to learn of others, or the test that tries it. */
const TRIED: Readonly<Record<string, ((bot: Bot) => Promise<string>) | string>> = {
  'command /utilization': async (bot) => {
    const told = [];
    for (const text of TYPED) told.push(plain(await (await bot.type(text)).answer()));
    return told.join('\n');
  },
  'action /^answer_/u': async (bot) => {
    const message = await (await bot.type('today')).answer();
    const told = [];
    for (const actionId of BUTTONS) {
      const pressed = await bot.simulator.press({ user: HANA, message, actionId });
      told.push(plain(await pressed.answer()));
    }
    return told.join('\n');
  },
  'event app_home_opened': homeOf,
  'options answer_explain_agent':
    'buttons.test.ts: offers agents by what is typed when there are many',
  'view answer_explain': 'buttons.test.ts: explains nothing about who may not be seen',
  'action /^manage/u':
    'manage-access.test.ts: tells nobody of shifts, teams, agents and subscriptions',
  'options shift_agents': 'manage-access.test.ts: offers in forms only what somebody may see',
  'options shift_unit': 'manage-access.test.ts: offers in forms only what somebody may see',
  'view subscribe': 'manage-access.test.ts: offers in forms only what somebody may see',
  'view shift': 'manage-access.test.ts: offers in forms only what somebody may see',
};

it('has tried every listener there is', () => {
  const log = botWorld().log;
  const receiver = createHttpReceiver({ signingSecret: SIGNING_SECRET, nowMs: () => 0, log });
  const app = new App({ authorize: async () => ({}), receiver });
  const kinds = ['command', 'event', 'action', 'view', 'options', 'shortcut'] as const;
  const spies = kinds.map((kind) => ({ kind, spy: vi.spyOn(app, kind) }));
  registerListeners(app, botWorld().deps);
  const names = spies.flatMap(({ kind, spy }) =>
    spy.mock.calls.map(
      ([name]) =>
        `${kind} ${name instanceof RegExp ? `/${name.source}/u` : JSON.stringify(name).slice(1, -1)}`,
    ),
  );
  expect(names.toSorted()).toEqual(Object.keys(TRIED).toSorted());
  for (const proof of Object.values(TRIED).filter((one) => typeof one === 'string')) {
    const [file = '', name = ''] = proof.split(': ');
    const path = new URL(file, import.meta.url);
    expect(existsSync(path) && readFileSync(path, 'utf8').includes(`it('${name}`)).toBe(true);
  }
});

const tried = Object.entries(TRIED).flatMap(([name, use]) =>
  typeof use === 'string' ? [] : [{ name, use }],
);

it.each(tried)(
  'tells who sees team Alpha the same as if there were no Beta: $name',
  async ({ use }) => {
    const told = await use(worldOf(true));
    expect(told).toBe(await use(worldOf(false)));
    expect(told).toContain('Alpha');
    expect(told.replaceAll(/`bob`|`beta`/gu, '')).not.toMatch(/bob|bea\b|Beta/u);
  },
);

it('tells nothing to who is in no user group that a rule is for', async () => {
  const bot = worldOf(true, { members: [] });
  const answer = plain(await (await bot.type('today')).answer());
  expect(answer).toContain('No rule says that you may see agents, so nothing is shown.');
  expect(answer).not.toMatch(/amy|ann|bob|bea\b|Alpha|Beta/u);
});
