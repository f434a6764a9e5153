import type { Screen } from '../../control/screen.ts';
import { perform, type Surface } from './api.ts';
import { told } from './notices.ts';
import type { Names } from './text.ts';
import type { Use, Value } from './use.ts';

/** What people and channels are called on this screen. */
export function namesOf({ users, channels }: Screen): Names {
  const userName = new Map(users.map(({ id, realName }) => [id, realName]));
  const channelName = new Map(channels.map(({ id, name }) => [id, name]));
  return {
    user: (id) => userName.get(id) ?? id,
    channel: (id) => channelName.get(id) ?? id,
  };
}

/** What using an element of this message or view does. @param kept - values of controls drawn before */
export function useOf(
  screen: Screen,
  surface: Surface,
  kept: ReadonlyMap<string, Value> = new Map(),
): Use & { values: () => Record<string, Value> } {
  const readers = new Map<string, () => Value>();
  const user = screen.me.id;
  return {
    screen,
    names: namesOf(screen),
    surface,
    register: (actionId, read) => readers.set(actionId, read),
    kept: (actionId) => kept.get(actionId),
    values: () => Object.fromEntries([...readers].map(([actionId, read]) => [actionId, read()])),
    press: async (actionId, blockId) =>
      told(async () => perform('press', { ...surface, user, actionId, blockId })),
    choose: async (actionId, blockId, value) => {
      if (value === '') return;
      await told(async () => perform('choose', { ...surface, user, actionId, blockId, value }));
    },
  };
}
