import type {
  ContextBlock,
  HeaderBlock,
  RichTextBlock,
  RichTextBlockElement,
  RichTextText,
  SectionBlock,
} from '@slack/types';
import { escapeSlack } from '../slack-escapes.ts';
import { cutTo } from './cut-to.ts';
import { LIMITS } from './limits.ts';

/** Plain text within mrkdwn: no mention, no link, no code. */
export function mrkdwn(text: string): string {
  return escapeSlack(text.replaceAll('`', ''));
}

/** A headline. Plain text: nothing in it is read as anything else. */
export function header(text: string): HeaderBlock {
  return {
    type: 'header',
    text: { type: 'plain_text', text: cutTo(text, LIMITS.header), emoji: false },
  };
}

/** A paragraph of mrkdwn. */
export function section(text: string): SectionBlock {
  return { type: 'section', text: { type: 'mrkdwn', text: cutTo(text, LIMITS.section) } };
}

/** Small print, in mrkdwn. */
export function context(text: string): ContextBlock {
  return { type: 'context', elements: [{ type: 'mrkdwn', text: cutTo(text, LIMITS.context) }] };
}

/** Rich text: what is in it is shown as it is, so names need no escaping. */
export function richText(...elements: RichTextBlockElement[]): RichTextBlock {
  return { type: 'rich_text', elements };
}

/** A paragraph of rich text. */
export function paragraph(...elements: RichTextText[]): RichTextBlockElement {
  return { type: 'rich_text_section', elements };
}

/** Bullet points of rich text. */
export function bullets(items: readonly RichTextText[][]): RichTextBlockElement {
  return {
    type: 'rich_text_list',
    style: 'bullet',
    elements: items.map((elements) => ({ type: 'rich_text_section', elements })),
  };
}

/** Text in columns of characters. */
export function preformatted(lines: readonly string[]): RichTextBlockElement {
  return { type: 'rich_text_preformatted', elements: [plain(lines.join('\n'))] };
}

/** Text as it is. */
export function plain(text: string): RichTextText {
  return { type: 'text', text };
}

/** Text as it is, in bold. */
export function bold(text: string): RichTextText {
  return { type: 'text', text, style: { bold: true } };
}
