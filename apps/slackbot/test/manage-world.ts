import type { Delivery, Shift } from '@halfhour/core';
import { at, memoryShifts, shiftFrom, talk } from '@halfhour/core/testing';
import type { Message } from '@halfhour/slack-simulator';
import { botWorld, HANA, type WorldWords } from './bot-world.ts';
import { memoryDigests } from './memory-digests.ts';

/** Another person of the simulated workspace. */
export const EMRE = 'emre.gurung.2@example.com';

/** A shift of team Billing, over at 12:00. */
export const EARLY = shiftFrom('06:00-12:00', {
  id: '11111111-0000-4000-8000-000000000001',
  name: 'Early & <bird>',
  who: { kind: 'team', id: 't1' },
});

/** A shift of bea, whom only who sees everybody sees. */
export const NIGHT = shiftFrom('22:00-06:00', {
  id: '11111111-0000-4000-8000-000000000002',
  name: 'Night',
  who: { kind: 'agents', agentIds: ['bea'] },
});

/** One that is kept in a file, of team Billing too. */
export const FILED = shiftFrom('14:00-22:00', {
  id: '11111111-0000-4000-8000-000000000003',
  name: 'Late',
  who: { kind: 'team', id: 't1' },
  origin: 'file',
});

const WORLD = {
  agents: ['anna', 'bea', 'hana'],
  legs: [talk('anna', '09:10', '09:40'), talk('bea', '10:00', '10:30')],
  teams: {
    t1: { name: 'Billing', agents: ['anna', 'hana'] },
    t2: { name: 'Secrets', agents: ['bea'] },
  },
  emails: { [HANA]: ['hana'], [EMRE]: ['bea'] },
  reports: { hana: ['anna'] },
};

/** What a test may say of its world besides. */
export interface ManageWords extends WorldWords {
  /** @default EARLY, NIGHT and FILED */
  readonly shifts?: readonly Shift[];
  readonly deliveries?: readonly Delivery[];
}

/** The bot in the simulated workspace, with shifts and digests in memory; it is 14:00 on a Friday. */
export function manageWorld({ shifts, deliveries, ...words }: ManageWords = {}) {
  const nowMs = () => at(words.now ?? '14:00');
  const { watched = (_name, port) => port } = words;
  const kept = memoryShifts(shifts ?? [EARLY, NIGHT, FILED], nowMs, watched);
  const memory = memoryDigests(nowMs, deliveries);
  const managed = { shifts: kept, digests: watched('digests', memory.digests) };
  const bot = botWorld({
    world: WORLD,
    ...words,
    ask: { shifts: kept, ...words.ask },
    bot: { managed, ...words.bot },
  });
  return {
    ...bot,
    ...memory,
    shifts: kept,
    /** Types, and gives the answer with plain spaces. */
    async tell(text: string, user = HANA, channel = 'team-leads'): Promise<Told> {
      return told(await (await bot.type(text, user, channel)).answer());
    },
    /** Presses the button with this text on a message. */
    async pressOn(message: Message, label: string, user = HANA): Promise<Told> {
      const actionId = actionOf(message.blocks, label);
      return told(await (await bot.simulator.press({ user, message, actionId })).answer());
    },
    channelId: (name: string) =>
      bot.simulator.channels().find((channel) => channel.name === name)?.id ?? '',
    userId: (email: string) => bot.simulator.users().find((user) => user.email === email)?.id ?? '',
  };
}

/** What somebody was told: the message, and all of it as text. */
export interface Told {
  readonly message: Message;
  readonly text: string;
}

function told(message: Message): Told {
  const text = `${message.text} ${JSON.stringify(message.blocks)}`;
  return { message, text: text.replaceAll('\u00A0', ' ') };
}

/** The action of the first button with this text. */
export function actionOf(blocks: readonly unknown[], label: string): string {
  const [, id] =
    new RegExp(`"text":"${label}"[^{}]*\\}[^{}]*"action_id":"([^"]+)"`, 'u').exec(
      JSON.stringify(blocks),
    ) ?? [];
  if (id === undefined)
    throw new Error(`There is no button “${label}” in ${JSON.stringify(blocks)}.`);
  return id;
}
