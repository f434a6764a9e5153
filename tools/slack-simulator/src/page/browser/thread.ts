import type { Screen } from '../../control/screen.ts';
import { type Recipient, wireComposer } from './composer.ts';
import { action, byId, el, showList } from './dom.ts';
import { type MessageActions, messageItem, repliesTo } from './message.ts';

/** Shows a thread beside the channel, or nothing when there is none. @param ts - its first message */
export function showThread(
  screen: Screen,
  ts: string | undefined,
  actions: MessageActions & { closeThread: () => void },
): void {
  const panel = byId('thread', HTMLElement);
  const parent = screen.messages.find((message) => message.ts === ts);
  panel.hidden = parent === undefined;
  if (parent === undefined) return;
  const look = `${screen.me.id} ${parent.ts}`;
  if (panel.dataset['look'] !== look) {
    const to = { user: screen.me.id, channel: parent.channelId, threadTs: parent.ts };
    panel.replaceChildren(...frame(to, actions.closeThread));
    panel.dataset['look'] = look;
  }
  const listed = [parent, ...repliesTo(parent.ts, screen.messages)];
  showList(
    byId('replies', HTMLElement),
    listed.map((message) => messageItem(message, screen, actions)),
  );
}

function frame(to: Recipient, close: () => void) {
  const box = el('textarea', { rows: 1, 'aria-label': 'Reply' });
  const form = el('form', {}, box, el('button', {}, 'Reply'));
  wireComposer(form, box, () => to);
  return [
    el('header', {}, el('h2', {}, 'Thread'), action('Close', close)),
    el('div', { id: 'replies', class: 'replies-list', role: 'log', 'aria-label': 'Replies' }),
    form,
  ];
}
