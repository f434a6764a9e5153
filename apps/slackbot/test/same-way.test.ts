import { createNoting, shiftFrom } from '@halfhour/core/testing';
import { expect, it, vi } from 'vitest';
import { HANA } from './bot-world.ts';
import { EARLY, EMRE, FILED, manageWorld, NIGHT } from './manage-world.ts';

/** Somebody in the workspace who is no agent. */
const NOBODY = 'chidi.brandt.11@example.com';

const OTHERS = [
  { kind: 'team', id: 't2' },
  { kind: 'queue', id: 'q2' },
  { kind: 'managementUnit', id: 'm2' },
] as const;

/** More shifts of others: of their team, of their queue and of their unit. */
const THEIRS = OTHERS.map((who, nth) =>
  shiftFrom('09:00-17:00', { id: `22222222-0000-4000-8000-00000000000${nth}`, name: who.id, who }),
);

/** Hana, who leads Billing, asks; Emre leads Secrets, of which she sees nobody, or which there is not. */
function worldOf(areOthers: boolean) {
  const { calls, watched } = createNoting();
  const bot = manageWorld({
    access: 'reports',
    watched,
    shifts: areOthers ? [EARLY, NIGHT, ...THEIRS, FILED] : [EARLY, FILED],
    world: {
      agents: ['anna', 'hana', ...(areOthers ? ['bea', 'emre'] : [])],
      teams: {
        t1: { name: 'Billing', agents: ['anna', 'hana'] },
        ...(areOthers ? { t2: { name: 'Secrets', agents: ['bea', 'emre'] } } : {}),
      },
      queues: areOthers ? { q2: { name: 'Hidden', agents: ['bea'] } } : {},
      emails: { [HANA]: ['hana'], ...(areOthers ? { [EMRE]: ['emre'] } : {}) },
      reports: { hana: ['anna'], ...(areOthers ? { emre: ['bea'] } : {}) },
    },
  });
  return { ...bot, calls };
}

type World = ReturnType<typeof worldOf>;
type Use = (world: World, user: string) => Promise<unknown>;

const typing =
  (text: string): Use =>
  async (world, user) => {
    const withIds = text.replace(/<(.*)>/u, (_all, email: string) => `<@${world.userId(email)}>`);
    await world.tell(withIds, user);
  };

/** What may be typed, with the names of others. */
const TYPED = [
  'today',
  'today team:secrets',
  'today agent:bea',
  'today queue:hidden',
  'today by:team',
  `today <${EMRE}>`,
  'last shift',
  'last shift shift:night',
  `today shift:${NIGHT.id}`,
  'shifts',
  'shifts end night',
  'subscriptions',
  'subscribe shift:night',
  'subscribe team:secrets',
  'pause night',
  'digest now night',
];

/** What else may be used. */
const USED: Readonly<Record<string, Use>> = {
  'the Home tab': async ({ simulator }, user) => {
    const published = () => simulator.calls().filter(({ method }) => method === 'views.publish');
    const before = published().length;
    await simulator.openHome(user);
    // That it is being read, and then what there is.
    await vi.waitFor(() => expect(published()).toHaveLength(before + 2), { timeout: 10_000 });
  },
  'the buttons of an answer': async (world, user) => {
    const { simulator } = world;
    const { message } = await world.tell('today', user);
    for (const actionId of ['answer_all_agents', 'answer_half_hours', 'answer_counted']) {
      await (await simulator.press({ user, message, actionId })).answer();
    }
  },
};

const uses = [
  ...TYPED.map((text) => ({ name: text, use: typing(text) })),
  ...Object.entries(USED).map(([name, use]) => ({ name, use })),
];

/** What answering Hana takes as long as: what is looked up for it, in what is kept and in Slack. */
async function wayOf(world: World, use: Use): Promise<readonly string[]> {
  const before = world.simulator.calls().length;
  world.calls.length = 0;
  await use(world, HANA);
  const slack = world.simulator.calls().slice(before);
  return [
    ...world.calls.map((call) => call.replaceAll(/"[^"]+@[^"]+"/gu, '"an e-mail address"')),
    ...slack.map(({ method }) => method),
  ];
}

it.each(uses)('looks up for Hana what it would without Secrets: $name', async ({ use }) => {
  const way = await wayOf(worldOf(true), use);
  expect(way).toEqual(await wayOf(worldOf(false), use));
  expect(way.join('\n')).toContain('org chart.withEmail');
});

it.each(uses)('looks up the same after Emre has asked: $name', async ({ use }) => {
  const world = worldOf(true);
  await use(world, EMRE);
  expect(await wayOf(world, use)).toEqual(await wayOf(worldOf(true), use));
});

/** In the place of each name of others, one that nobody has. */
const NOBODYS: readonly (readonly [theirs: string, nobodys: string])[] = [
  ['secrets', 'nowhere'],
  ['bea', 'nix'],
  ['hidden', 'nothing'],
  [EMRE, NOBODY],
  [NIGHT.id, NIGHT.id.replace(/.$/u, 'f')],
  ['night', 'never'],
];

const hidden = TYPED.filter((text) => NOBODYS.some(([theirs]) => text.includes(theirs)));

it.each(hidden)('looks up what is hidden as what was made up: %s', async (text) => {
  const madeUp = NOBODYS.reduce((one, [theirs, nobodys]) => one.replaceAll(theirs, nobodys), text);
  expect(madeUp).not.toBe(text);
  expect(await wayOf(worldOf(true), typing(text))).toEqual(
    await wayOf(worldOf(true), typing(madeUp)),
  );
});
