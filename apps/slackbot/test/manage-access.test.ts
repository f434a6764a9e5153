import fc from 'fast-check';
import { expect, it } from 'vitest';
import { HANA } from './bot-world.ts';
import { EARLY, EMRE, FILED, manageWorld, NIGHT } from './manage-world.ts';

const VERBS = [
  'subscribe shift',
  'subscribe team',
  'subscribe agent',
  'unsubscribe',
  'pause',
  'resume',
  'digest now',
  'shifts end',
  'last shift shift',
];

/** What somebody may type who knows, or guesses, what others have. */
const commands = fc.oneof(
  fc.constantFrom('subscriptions', 'shifts', 'unsubscribe', 'pause', 'digest now', 'this shift'),
  fc
    .tuple(
      fc.constantFrom(...VERBS),
      fc.constantFrom('night', 'early', 'secrets', 'bea', 'anna', 'billing', NIGHT.id, 'made up'),
    )
    .map(([verb, name]) => `${verb} ${name.includes(' ') ? `"${name}"` : name}`),
);

/** A world in which there is nothing but what Hana sees, or much besides. */
async function worldOf(isAlone: boolean) {
  const bot = manageWorld({
    access: 'reports',
    shifts: isAlone ? [EARLY, FILED] : [EARLY, NIGHT, FILED],
    world: {
      agents: isAlone ? ['anna', 'hana'] : ['anna', 'bea', 'hana', 'emre'],
      teams: {
        t1: { name: 'Billing', agents: isAlone ? ['anna', 'hana'] : ['anna', 'hana'] },
        ...(isAlone ? {} : { t2: { name: 'Secrets', agents: ['bea', 'emre'] } }),
      },
      emails: { [HANA]: ['hana'], ...(isAlone ? {} : { [EMRE]: ['emre'] }) },
      reports: { hana: ['anna'], ...(isAlone ? {} : { emre: ['bea'] }) },
    },
  });
  if (!isAlone) await bot.tell('subscribe shift:night', EMRE);
  await bot.tell('subscribe shift:early');
  return bot;
}

it('tells nobody of shifts, teams, agents and subscriptions that they may not see: as if there were none', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(commands, { minLength: 1, maxLength: 4 }), async (typed) => {
      const [both, alone] = [await worldOf(false), await worldOf(true)];
      for (const text of typed) {
        const [told, toldAlone] = [await both.tell(text), await alone.tell(text)];
        expect(masked(told.text)).toEqual(masked(toldAlone.text));
      }
      const theirs = both.living().filter(({ shiftId }) => shiftId === NIGHT.id);
      expect(theirs).toMatchObject([{ paused: null }]);
    }),
    { numRuns: 40 },
  );
});

it('offers in forms only what somebody may see, and opens none of what they may not', async () => {
  const bot = await worldOf(false);
  await bot.type('subscribe');
  const form = await bot.simulator.waitFor('the form', () =>
    bot.simulator.modals(HANA).find(({ blocks }) => blocks.length > 3),
  );
  expect(JSON.stringify(form.blocks)).toContain('Early');
  expect(JSON.stringify(form.blocks)).not.toContain('Night');
  const { errors } = await bot.simulator.submit({
    user: HANA,
    view: form,
    values: { subscribe_shift: EARLY.id },
  });
  expect(errors).toEqual({});
  await bot.type('shifts edit night');
  const refused = await bot.simulator.waitFor('the refusal', () =>
    bot.simulator.modals(HANA).find((view) => JSON.stringify(view.blocks).includes('No shift')),
  );
  expect(JSON.stringify(refused.blocks)).toMatch(/No shift matches `night`\./u);
});

it('shows an administrator every subscription of the workspace', async () => {
  const bot = manageWorld();
  await bot.tell(`subscribe shift:night <#${bot.channelId('planning')}|planning>`, EMRE);
  expect((await bot.tell('subscriptions')).text).toMatch(/^Nothing is subscribed in this channel/u);
  Object.assign(bot.deps.ask.access, { admit: async () => ADMIN });
  expect((await bot.tell('subscriptions')).text).toContain('Shift: Night');
});

const ADMIN = { kind: 'admitted', viewer: { kind: 'everybody' }, isAdmin: true };

/** Without ids that are made anew in each world. */
function masked(text: string): string {
  return text
    .replaceAll(NIGHT.id, 'NIGHT')
    .replaceAll(/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/gu, 'ID')
    .replaceAll(/`[\da-f]{8}`/gu, 'ID');
}
