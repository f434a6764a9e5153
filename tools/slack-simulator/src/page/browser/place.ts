import type { Screen } from '../../control/screen.ts';
import { HOME } from './address.ts';
import { drawBlocks } from './blocks.ts';
import { byId, el, type Keyed, showList } from './dom.ts';
import { type MessageActions, messageItem } from './message.ts';
import { useOf } from './using.ts';

/** How close to the end still counts as reading the newest message, pixels. */
const NEAR_END = 80;

/** The place that was asked for when the person is in it, otherwise the first channel where the bot is. */
export function placeOf({ channels, botUserId }: Screen, asked: string): string {
  if (asked === HOME || channels.some(({ id }) => id === asked)) return asked;
  const withBot = channels.find(
    ({ memberIds, kind }) => memberIds.includes(botUserId) && kind !== 'im',
  );
  return (withBot ?? channels[0])?.id ?? HOME;
}

/** Shows a channel's messages, or the Home tab. */
export function showPlace(screen: Screen, place: string, actions: MessageActions): void {
  const channel = screen.channels.find(({ id }) => id === place);
  byId('place-name', HTMLElement).textContent =
    channel === undefined || channel.kind === 'im' ? 'Halfhour' : `# ${channel.name}`;
  byId('composer', HTMLFormElement).hidden = place === HOME;
  const list = byId('messages', HTMLElement);
  const isAtEnd = list.scrollHeight - list.scrollTop - list.clientHeight < NEAR_END;
  const isSamePlace = list.dataset['place'] === place;
  list.dataset['place'] = place;
  showList(list, place === HOME ? [homeItem(screen)] : messageItems(screen, place, actions));
  if (place !== HOME && (isAtEnd || !isSamePlace)) list.scrollTop = list.scrollHeight;
}

function messageItems(screen: Screen, channelId: string, actions: MessageActions): Keyed[] {
  return screen.messages
    .filter((message) => message.channelId === channelId && message.threadTs === undefined)
    .map((message) => messageItem(message, screen, actions));
}

function homeItem(screen: Screen): Keyed {
  const { home, me } = screen;
  return {
    key: HOME,
    look: `${me.id} ${home?.hash}`,
    draw: () =>
      home === null
        ? el('p', { class: 'home' }, 'The app has not published a Home tab for you yet.')
        : el(
            'div',
            { class: 'home' },
            ...drawBlocks(home.blocks, useOf(screen, { view: { id: home.id } })),
          ),
  };
}
