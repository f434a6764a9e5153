import { at, memoryShifts, shiftFrom, talk } from '@halfhour/core/testing';
import { expect, it } from 'vitest';
import { botWorld, HANA, type WorldWords } from './bot-world.ts';

const LATE = shiftFrom('09:00-12:00', {
  id: '11111111-0000-4000-8000-000000000001',
  name: 'Late & <late>',
});
const NIGHT = shiftFrom('22:00-06:00', {
  id: '11111111-0000-4000-8000-000000000002',
  name: 'Night',
  who: { kind: 'agents', agentIds: ['bea'] },
});
const REST = shiftFrom('09:00-12:00', {
  id: '11111111-0000-4000-8000-000000000003',
  name: 'Sundays',
  weekdays: [7],
});
const WORLD = {
  agents: ['anna', 'bea', 'hana'],
  legs: [talk('anna', '09:10', '09:40'), talk('bea', '10:00', '10:30')],
  presence: { anna: { loggedIn: 1_800_000, onQueue: 1_800_000 } },
  teams: { t1: { name: 'Billing', agents: ['anna'] } },
  emails: { [HANA]: ['hana'] },
  reports: { hana: ['anna'] },
};

function shiftWorld(words: WorldWords = {}) {
  const nowMs = () => at(words.now ?? '14:00');
  const shifts = memoryShifts([LATE, NIGHT, REST], nowMs);
  return botWorld({ world: WORLD, ask: { shifts }, ...words });
}

/** What is told of a question, with plain spaces. */
async function told(text: string, words: WorldWords = {}): Promise<string> {
  const message = await (await shiftWorld(words).type(text)).answer();
  return `${message.text} ${JSON.stringify(message.blocks)}`.replaceAll('\u00A0', ' ');
}

it('tells of a shift: its agents, in its hours', async () => {
  const answer = await told('today shift:late');
  expect(answer).toMatch(/^shift Late &amp; &lt;late&gt;, Today, Fri 20 Nov, 09:00–12:00 GMT/u);
  expect(answer).toContain('· 1 agent');
  expect(await told('last shift')).toMatch(/^shift Late &amp; &lt;late&gt;, Today/u);
});

it('tells of other hours where they are asked for, after midnight too', async () => {
  expect(await told('today 10:00-11:00 shift:late')).toContain('10:00–11:00 GMT');
  const night = await told('yesterday 01:00-02:00 shift:night');
  expect(night).toMatch(/^shift Night, Yesterday, Thu 19 Nov, 01:00–02:00 GMT/u);
  expect(night).toContain('· 1 agent');
});

it('tells of the last night under the day on which it began', async () => {
  expect(await told('last shift shift:night')).toContain('22:00–06:00 (next day) GMT');
});

it('asks about the same shift again by its id, whatever it is called by then', async () => {
  const bot = shiftWorld();
  const message = await (await bot.type('last shift shift:night')).answer();
  expect(JSON.stringify(message.blocks)).toContain(`"2026-11-19 shift \\"${NIGHT.id}\\""`);
  const press = { user: HANA, message, actionId: 'answer_all_agents' };
  const { text } = await (await bot.simulator.press(press)).answer();
  expect(text).toMatch(/^Agents · shift Night · Yesterday, Thu 19 Nov, 22:00–06:00/u);
});

it('says when a shift rests, is not there, or could be several', async () => {
  expect(await told('today shift:sundays')).toContain(
    'The shift Sundays does not run on those days.',
  );
  expect(await told('today shift:lat')).toContain('shift Late');
  expect(await told('today shift:early')).toMatch(/^No shift matches `early`/u);
  expect(await told('today shift:late', { ask: {} })).toMatch(/^No shift matches `late`/u);
});

it('knows of no shift in which nobody works whom the asker may see', async () => {
  const access = 'reports';
  expect(await told('today shift:late', { access })).toContain('You can see');
  expect(await told('last shift shift:night', { access })).toMatch(/^No shift matches `night`/u);
});
