import type { RichText, RichTextInline, RichTextPart } from '../../blocks/rich-text.ts';
import { el } from './dom.ts';
import type { Inline } from './mrkdwn.ts';
import { drawInlines, type Names } from './text.ts';

/** Formatted text as it looks. */
export function drawRichText({ elements }: RichText, names: Names): HTMLElement {
  return el('div', { class: 'rich-text' }, ...elements.map((part) => drawPart(part, names)));
}

function drawPart(part: RichTextPart, names: Names): HTMLElement {
  if (part.type === 'rich_text_list')
    return el(
      part.style === 'ordered' ? 'ol' : 'ul',
      {},
      ...part.elements.map(({ elements }) => el('li', {}, ...drawAll(elements, names))),
    );
  const tag = {
    rich_text_quote: 'blockquote',
    rich_text_preformatted: 'pre',
    rich_text_section: 'div',
  } as const;
  return el(tag[part.type], {}, ...drawAll(part.elements, names));
}

function drawAll(inlines: readonly RichTextInline[], names: Names) {
  return drawInlines(inlines.map(inlineOf), names);
}

function inlineOf(inline: RichTextInline): Inline {
  const style = inline.style ?? {};
  const bare: Inline =
    style.code === true && inline.type === 'text'
      ? { kind: 'code', text: inline.text }
      : bareInline(inline);
  const kinds = (['bold', 'italic', 'strike', 'underline'] as const).filter(
    (kind) => style[kind] === true,
  );
  return kinds.reduce<Inline>((inner, kind) => ({ kind, children: [inner] }), bare);
}

function bareInline(inline: RichTextInline): Inline {
  switch (inline.type) {
    case 'link':
      return {
        kind: 'link',
        url: inline.url,
        children: [{ kind: 'text', text: inline.text ?? inline.url }],
      };
    case 'emoji':
      return { kind: 'emoji', name: inline.name };
    case 'user':
      return { kind: 'user', id: inline.user_id };
    case 'channel':
      return { kind: 'channel', id: inline.channel_id };
    case 'broadcast':
      return { kind: 'broadcast', range: inline.range };
    case 'date':
      return {
        kind: 'date',
        seconds: inline.timestamp,
        format: inline.format,
        fallback: inline.fallback ?? '',
      };
    case 'text':
    default:
      return { kind: 'text', text: inline.text };
  }
}
