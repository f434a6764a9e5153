import type { Screen, SeenFile, SeenMessage } from '../../control/screen.ts';
import { drawBlocks } from './blocks.ts';
import { action, el, type Keyed } from './dom.ts';
import { drawMrkdwn } from './text.ts';
import { namesOf, useOf } from './using.ts';

/** What is done with a message besides using its elements. */
export interface MessageActions {
  openThread: (ts: string) => void;
}

/** A message for the list, drawn anew when it was edited or got a reply. */
export function messageItem(message: SeenMessage, screen: Screen, actions: MessageActions): Keyed {
  const replies = repliesTo(message.ts, screen.messages).length;
  return {
    key: message.ts,
    look: JSON.stringify([message, replies, screen.me.id]),
    draw: () => drawMessage(message, replies, screen, actions),
  };
}

/** The replies to a message, in order. */
export function repliesTo(ts: string, messages: readonly SeenMessage[]): SeenMessage[] {
  return messages.filter(({ threadTs }) => threadTs === ts);
}

function drawMessage(
  message: SeenMessage,
  replies: number,
  screen: Screen,
  { openThread }: MessageActions,
): HTMLElement {
  const author = screen.users.find(({ id }) => id === message.userId);
  const name = author?.realName ?? message.userId;
  const at = new Date(Number(message.ts) * 1000);
  const time = at.toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
  const isPrivate = message.onlyFor !== undefined;
  return el(
    'article',
    { class: isPrivate ? 'message private' : 'message', 'aria-label': `${name}, ${time}` },
    el(
      'span',
      { class: author?.isBot === true ? 'face bot' : 'face', 'aria-hidden': 'true' },
      name.charAt(0),
    ),
    el(
      'div',
      { class: 'body' },
      el(
        'p',
        { class: 'by' },
        el('strong', {}, name),
        author?.isBot === true ? el('span', { class: 'badge' }, 'APP') : undefined,
        ' ',
        el('time', { datetime: at.toISOString(), title: at.toLocaleString() }, time),
        isPrivate ? el('span', { class: 'only-you' }, ' Only visible to you') : undefined,
      ),
      ...said(message, screen),
      message.edited === undefined ? undefined : el('small', { class: 'edited' }, '(edited)'),
      ...message.files.map(drawFile),
      replies === 0 || message.threadTs !== undefined
        ? undefined
        : action(replies === 1 ? '1 reply' : `${replies} replies`, () => openThread(message.ts), {
            class: 'replies',
          }),
      drawSource(message),
    ),
  );
}

/** The blocks; the text is shown only where there are none. */
function said(message: SeenMessage, screen: Screen): Node[] {
  if (message.blocks.length === 0) return drawMrkdwn(message.text, namesOf(screen));
  const { channelId, ts } = message;
  return drawBlocks(message.blocks, useOf(screen, { message: { channelId, ts } }));
}

/** A picture is shown, anything else can be downloaded. */
function drawFile({ url, title, name, mimeType, altText, lengthBytes }: SeenFile): HTMLElement {
  const size = `${Math.max(1, Math.round(lengthBytes / 1024))} KB`;
  const download = el('a', { href: url, download: name }, `${title} (${name}, ${size})`);
  if (!mimeType.startsWith('image/')) return el('p', { class: 'file' }, download);
  return el(
    'figure',
    { class: 'file' },
    el('img', { src: url, alt: altText ?? title }),
    el('figcaption', {}, download),
  );
}

/** What notifications and screen readers get, and what was really sent. */
function drawSource(message: SeenMessage): HTMLElement {
  const { text, blocks, metadata } = message;
  const source = el('pre');
  const details = el('details', { class: 'source' }, el('summary', {}, 'Source'), source);
  details.addEventListener('toggle', () => {
    source.textContent = JSON.stringify({ text, blocks, metadata }, null, 2);
  });
  return details;
}
