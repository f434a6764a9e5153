import type { TextObject } from '../../blocks/texts.ts';
import type { Child } from './dom.ts';
import { el, link } from './dom.ts';
import { emojiText } from './emoji.ts';
import { type Inline, parseMrkdwn, parsePlain, type Passage } from './mrkdwn.ts';

/** What people and channels are called. */
export interface Names {
  user(id: string): string;
  channel(id: string): string;
}

/** A text object as it looks. */
export function drawText(text: TextObject, names: Names): Node[] {
  return drawPassages(
    text.type === 'mrkdwn' ? parseMrkdwn(text.text) : parsePlain(text.text),
    names,
  );
}

/** Text with Slack's markup as it looks. */
export function drawMrkdwn(text: string, names: Names): Node[] {
  return drawPassages(parseMrkdwn(text), names);
}

function drawPassages(passages: readonly Passage[], names: Names): Node[] {
  return passages.map((passage) => {
    if (passage.kind === 'pre') return el('pre', {}, passage.text);
    if (passage.kind === 'line') return lineOf(passage.children, names);
    return el('blockquote', {}, ...passage.lines.map((line) => lineOf(line, names)));
  });
}

function lineOf(children: readonly Inline[], names: Names): HTMLElement {
  // An empty line is as high as any other.
  return el(
    'div',
    { class: 'line' },
    ...(children.length === 0 ? ['\u00a0'] : drawInlines(children, names)),
  );
}

const STYLES = { bold: 'strong', italic: 'em', strike: 's', underline: 'u' } as const;

/** The pieces of a line as they look. */
export function drawInlines(inlines: readonly Inline[], names: Names): Child[] {
  return inlines.map((inline) => drawInline(inline, names));
}

function drawInline(inline: Inline, names: Names): Child {
  switch (inline.kind) {
    case 'text':
      return inline.text;
    case 'code':
      return el('code', {}, inline.text);
    case 'link':
      return link(inline.url, ...drawInlines(inline.children, names));
    case 'user':
      return el('span', { class: 'mention' }, `@${names.user(inline.id)}`);
    case 'channel':
      return el('span', { class: 'mention' }, `#${names.channel(inline.id)}`);
    case 'broadcast':
      return el('span', { class: 'mention' }, `@${inline.range}`);
    case 'date':
      return dateText(inline);
    case 'emoji':
      return emojiText(inline.name);
    case 'bold':
    case 'italic':
    case 'strike':
    case 'underline':
      return el(STYLES[inline.kind], {}, ...drawInlines(inline.children, names));
    default:
      return undefined;
  }
}

/** A date in the browser's zone; the tokens that are not known stay as they are. */
function dateText({ seconds, format }: { seconds: number; format: string }): string {
  const date = new Date(seconds * 1000);
  const time = date.toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
  const day = date.toLocaleDateString([], { day: 'numeric', month: 'long', year: 'numeric' });
  return format
    .replaceAll('{time}', time)
    .replaceAll('{date_num}', date.toISOString().slice(0, 10))
    .replaceAll(/\{date(_[a-z]+)*\}/g, day);
}
