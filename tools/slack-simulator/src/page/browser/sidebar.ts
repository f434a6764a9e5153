import { HOME } from './address.ts';
import type { Screen } from '../../control/screen.ts';
import { action, byId, el } from './dom.ts';

/** Shows where the person can go. @param place - what is looked at: the id of a channel, or HOME */
export function showSidebar(screen: Screen, place: string, go: (place: string) => void): void {
  const entry = (to: string, text: string, note = '') =>
    el(
      'li',
      {},
      action(text, () => go(to), { 'aria-current': to === place ? 'page' : undefined }),
      note === '' ? undefined : el('small', {}, ` ${note}`),
    );
  const channels = screen.channels.filter(({ kind }) => kind !== 'im');
  const direct = screen.channels.find(({ kind }) => kind === 'im');
  byId('sidebar', HTMLElement).replaceChildren(
    el('h2', {}, 'Channels'),
    el(
      'ul',
      {},
      ...channels.map(({ id, name, kind, isArchived, memberIds }) =>
        entry(
          id,
          `${kind === 'private' ? '🔒 ' : '# '}${name}`,
          noteOn(isArchived, memberIds.includes(screen.botUserId)),
        ),
      ),
    ),
    el('h2', {}, 'Halfhour'),
    el(
      'ul',
      {},
      direct === undefined ? undefined : entry(direct.id, 'Messages'),
      entry(HOME, 'Home'),
    ),
  );
}

function noteOn(isArchived: boolean, hasBot: boolean): string {
  if (isArchived) return 'archived';
  return hasBot ? '' : 'no bot';
}
