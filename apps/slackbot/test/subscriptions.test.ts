import type { Delivery } from '@halfhour/core';
import { aDelivery } from '@halfhour/core/testing';
import { expect, it } from 'vitest';
import { HANA } from './bot-world.ts';
import { actionOf, EARLY, EMRE, manageWorld, NIGHT } from './manage-world.ts';

it('subscribes a channel in words, tells the channel, and restates every setting', async () => {
  const bot = manageWorld();
  const emre = bot.userId(EMRE);
  const { text } = await bot.tell(`subscribe team:billing shift:early fallback <@${emre}>`);
  const channel = bot.channelId('team-leads');
  expect(bot.living()).toMatchObject([
    {
      channelId: channel,
      shiftId: EARLY.id,
      ownerId: bot.userId(HANA),
      fallbackOwnerId: emre,
      showsNames: false,
    },
  ]);
  expect(text).toContain('*Subscribed.*');
  expect(text).toContain(
    'Shift: Early &amp; &lt;bird&gt; · every day 06:00–12:00 Europe/London · team Billing · target 70–85 %',
  );
  expect(text).toContain(`Channel: <#${channel}> · next digest Sat 21 Nov, from 12:10 GMT on`);
  expect(text).toContain(`Owner: <@${bot.userId(HANA)}> · stands in: <@${emre}>`);
  expect(text).toContain("Agents' names: left out");
  expect(bot.simulator.messages('team-leads').map((message) => message.text)).toEqual([
    expect.stringMatching(/^<@U\w+> has subscribed this channel .*Early &amp; &lt;bird&gt;/u),
  ]);
});

it('changes nothing when the channel is subscribed already, and says so', async () => {
  const bot = manageWorld();
  await bot.tell('subscribe shift:early');
  const { text } = await bot.tell('subscribe shift:early', EMRE);
  expect(text).toContain('Already subscribed, nothing changed.');
  expect(text).toContain(`Owner: <@${bot.userId(HANA)}>`);
  expect(bot.living()).toHaveLength(1);
  expect(bot.simulator.messages('team-leads')).toHaveLength(1);
});

it('subscribes another channel where it is named', async () => {
  const bot = manageWorld();
  const planning = bot.channelId('planning');
  await bot.tell(`subscribe shift:night <#${planning}|planning>`);
  expect(bot.living()).toMatchObject([{ channelId: planning, shiftId: NIGHT.id }]);
});

it.each([
  ['management', "I can't post in <#C00000004> yet: `/invite` me."],
  ['old-shifts', '<#C00000005> is archived, so that nothing can be posted there.'],
])('subscribes nothing where it can’t post: %s', async (name, says) => {
  const bot = manageWorld();
  const { text } = await bot.tell(`subscribe shift:early <#${bot.channelId(name)}|${name}>`);
  expect(text).toContain(says);
  expect(bot.living()).toEqual([]);
});

it('asks for an invitation to a channel that Slack does not know by what was typed', async () => {
  const { text } = await manageWorld().tell('subscribe shift:early #other');
  expect(text).toMatch(/^I can't post in #other yet/u);
});

it('keeps what is subscribed where Slack gives no answer, and says so', async () => {
  const bot = manageWorld();
  bot.simulator.addFault({ kind: 'loseAnswer', method: 'chat.postMessage' });
  const { text } = await bot.tell('subscribe shift:early');
  expect(text).toContain('Slack did not say whether the channel was told');
  expect(bot.living()).toHaveLength(1);
});

it('subscribes exactly what was asked: a shift of others than those named is none of it', async () => {
  const bot = manageWorld();
  expect((await bot.tell('subscribe shift:night team:billing')).text).toMatch(
    /^The shift Night is not of team Billing\./u,
  );
  expect((await bot.tell('subscribe agent:anna')).text).toMatch(/^No shift is of anna\./u);
  const several = await bot.tell('subscribe team:billing');
  expect(several.text).toMatch(/^2 shifts match `team Billing`: choose one\./u);
  const { text } = await bot.pressOn(several.message, 'Late');
  expect(text).toContain('Shift: Late');
  expect(bot.living()).toHaveLength(1);
});

it('names agents only where names are shared', async () => {
  const refusing = manageWorld();
  const { text } = await refusing.tell('subscribe shift:early with names');
  expect(text).toMatch(/^Agents' names are not shared with channels/u);
  expect(refusing.living()).toEqual([]);
  const sharing = manageWorld({ bot: { sharesNames: true } });
  expect((await sharing.tell('subscribe shift:early with names')).text).toContain(
    "Agents' names: shown",
  );
});

it('lets nobody stand in who is the owner, or sees nobody in the shift', async () => {
  const bot = manageWorld({ access: 'reports' });
  const standIn = async (email: string) =>
    (await bot.tell(`subscribe shift:early fallback <@${bot.userId(email)}>`)).text;
  expect(await standIn(HANA)).toContain('that is the owner');
  expect(await standIn(EMRE)).toContain('they may see nobody in this shift');
  expect(bot.living()).toEqual([]);
});

it('lists what is subscribed here and what is one’s own elsewhere, and nothing else', async () => {
  const bot = manageWorld();
  await bot.tell('subscribe shift:early');
  await bot.tell('subscribe shift:late', EMRE);
  await bot.tell(`subscribe shift:night <#${bot.channelId('planning')}|planning>`);
  await bot.tell(`subscribe shift:early <#${bot.channelId('planning')}|planning>`, EMRE);
  const { text } = await bot.tell('subscriptions');
  expect(text).toContain('2 subscriptions of this channel and 1 subscription elsewhere');
  expect(text.match(/• Owner/gu)).toHaveLength(2 * 3);
  expect((await bot.tell('subscriptions', EMRE, 'general')).text).toContain(
    '*Digests:* 2 subscriptions elsewhere.',
  );
});

it('pauses for today and resumes by the buttons of the list', async () => {
  const bot = manageWorld({ now: '08:00' });
  await bot.tell('subscribe shift:early');
  const list = await bot.tell('subscriptions');
  const paused = await bot.pressOn(list.message, 'Pause for today');
  expect(paused.text).toContain(
    'Paused: no digest of the shift Early &amp; &lt;bird&gt; for Fri 20',
  );
  expect(paused.text).toContain('The next one is of Sat 21 Nov.');
  expect(bot.living()).toMatchObject([{ paused: { reason: 'asked', throughDate: '2026-11-20' } }]);
  const resumed = await bot.pressOn(paused.message, 'Resume');
  expect(resumed.text).toContain('go on');
  expect(bot.living()).toMatchObject([{ paused: null }]);
});

it('pauses the night that still runs under the day on which it began', async () => {
  const bot = manageWorld({ now: '01:00' });
  await bot.tell('subscribe shift:night');
  expect((await bot.tell('pause night')).text).toContain('for Thu 19 Nov');
  expect(bot.living()).toMatchObject([{ paused: { throughDate: '2026-11-19' } }]);
});

it('pauses nothing when no digest is left today', async () => {
  const bot = manageWorld({ now: '14:00' });
  await bot.tell('subscribe shift:early');
  const { text } = await bot.tell('pause');
  expect(text).toMatch(/^No more digest of the shift Early/u);
  expect(text).toContain('The next one is of Sat 21 Nov');
  expect(bot.living()).toMatchObject([{ paused: null }]);
});

it('unsubscribes what the channel has, and undoes that with the same settings', async () => {
  const bot = manageWorld();
  const emre = bot.userId(EMRE);
  await bot.tell(`subscribe shift:early fallback <@${emre}>`);
  const ended = await bot.tell('unsubscribe');
  expect(ended.text).toMatch(/^Unsubscribed: no more digests of the shift Early/u);
  expect(bot.living()).toEqual([]);
  const undone = await bot.pressOn(ended.message, 'Undo');
  expect(undone.text).toContain('*Subscribed.*');
  expect(bot.living()).toMatchObject([
    { ownerId: bot.userId(HANA), fallbackOwnerId: emre, shiftId: EARLY.id },
  ]);
});

it('asks which one is meant where a channel has several', async () => {
  const bot = manageWorld();
  await bot.tell('subscribe shift:early');
  await bot.tell('subscribe shift:night');
  const { text } = await bot.tell('unsubscribe');
  expect(text).toMatch(/^Which one\? Press its button\./u);
  expect(bot.living()).toHaveLength(2);
  await bot.tell('unsubscribe night');
  expect(bot.living()).toMatchObject([{ shiftId: EARLY.id }]);
  await bot.tell(`unsubscribe ${bot.living()[0]?.id.slice(0, 8)}`);
  expect(bot.living()).toEqual([]);
});

it('asks for the digest of the day that was over last', async () => {
  const bot = manageWorld({ now: '14:00' });
  await bot.tell('subscribe shift:early');
  const { text } = await bot.tell('digest now');
  expect(text).toMatch(/^The digest of the shift Early .* for Fri 20 Nov is on its way/u);
  expect(bot.asked).toMatchObject([{ date: '2026-11-20' }]);
  bot.sent.add('2026-11-20');
  expect((await bot.tell('digest now')).text).toContain('already');
});

it('tells which digest could not be posted, and tries it again once the later ones are there', async () => {
  const deliveries: Delivery[] = [];
  const bot = manageWorld({ deliveries });
  await bot.tell('subscribe shift:early');
  deliveries.push(deadOf(bot.living()[0]?.id ?? '', '2026-11-18'));
  expect((await bot.tell('subscriptions')).text).toContain(
    'The digest for Wed 18 Nov could not be posted: channel_is_full',
  );
  bot.sent.add('2026-11-20');
  expect((await bot.tell('digest now')).text).toContain('for Wed 18 Nov is on its way');
  expect(bot.asked).toMatchObject([{ date: '2026-11-18' }]);
});

/** A digest that was given up. */
function deadOf(subscriptionId: string, localDate: string): Delivery {
  const startMs = Date.parse(`${localDate}T06:00Z`);
  return aDelivery({
    subscriptionId,
    localDate,
    span: { startMs, endMs: startMs + 6 * 3_600_000 },
    dueAtMs: startMs + 7 * 3_600_000,
    state: 'dead',
    reason: 'channel_is_full',
    notice: 'dead',
  });
}

it('shows one’s own on the Home tab, with the same buttons, and what came of them', async () => {
  const bot = manageWorld({ now: '08:00' });
  await bot.tell('subscribe shift:early');
  const homeWith = async (text: string) =>
    bot.simulator.waitFor(text, () => {
      const view = bot.simulator.home(HANA);
      return JSON.stringify(view?.blocks).includes(text) ? view : undefined;
    });
  await bot.simulator.openHome(HANA);
  const view = await homeWith('Shift: Early');
  const pressIn = async (home: typeof view, label: string) =>
    bot.simulator.press({ user: HANA, view: home, actionId: actionOf(home.blocks, label) });
  await pressIn(view, 'Pause for today');
  const paused = await homeWith('Paused: no digest of the shift Early');
  expect(bot.living()).toMatchObject([{ paused: { throughDate: '2026-11-20' } }]);
  await pressIn(paused, 'Shifts');
  expect(JSON.stringify((await homeWith('Night')).blocks)).toContain('shifts edit');
});

it('lets people of the channel change what is another’s, and the owner hears of it', async () => {
  const bot = manageWorld();
  await bot.tell('subscribe shift:early');
  const id = bot.living()[0]?.id ?? '';
  const elsewhere = await bot.tell(`unsubscribe ${id}`, EMRE, 'general');
  expect(elsewhere.text).toMatch(/^There is no subscription/u);
  expect(bot.living()).toHaveLength(1);
  await bot.tell('unsubscribe', EMRE);
  expect(bot.living()).toEqual([]);
  const heard = await bot.simulator.waitForMessage({ text: 'did this: Unsubscribed' });
  expect(heard.text).toContain(`<@${bot.userId(EMRE)}> did this`);
});

it('refuses guests and people of other workspaces', async () => {
  const bot = manageWorld({ people: { is_restricted: true } });
  for (const text of ['subscribe shift:early', 'subscriptions', 'unsubscribe', 'shifts']) {
    expect((await bot.tell(text)).text).toMatch(/^Guests, and people of other workspaces/u);
  }
  expect(bot.living()).toEqual([]);
});

it('says that nothing is kept where nothing is', async () => {
  const bot = manageWorld({ bot: { managed: null } });
  for (const text of ['subscribe', 'subscriptions', 'digest now', 'shifts new']) {
    expect((await bot.tell(text)).text).toMatch(/^Digests are not set up here yet\./u);
  }
});
