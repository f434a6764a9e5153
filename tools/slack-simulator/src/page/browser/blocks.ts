import type { Block, BlockOf } from '../../blocks/block.ts';
import type { Accessory } from '../../blocks/elements.ts';
import type { ImageElement } from '../../blocks/texts.ts';
import { drawChart } from './chart.ts';
import { drawControl } from './controls.ts';
import { el } from './dom.ts';
import { drawRichText } from './rich-text.ts';
import { drawDataTable, drawTable } from './tables.ts';
import { drawMrkdwn, drawText } from './text.ts';
import type { Use } from './use.ts';

/** Blocks as they look; Slack puts a table under everything else. */
export function drawBlocks(blocks: readonly Block[], use: Use): HTMLElement[] {
  const tables = blocks.filter(({ type }) => type === 'table');
  const others = blocks.filter(({ type }) => type !== 'table');
  return [...others, ...tables].map((block) => {
    const drawn = drawBlock(block, use);
    drawn.classList.add('block', block.type);
    drawn.dataset['block'] = block.block_id ?? '';
    return drawn;
  });
}

function drawBlock(block: Block, use: Use): HTMLElement {
  switch (block.type) {
    case 'actions':
      return drawActions(block, use);
    case 'context':
      return drawContext(block, use);
    case 'data_table':
      return drawDataTable(block, use.names);
    case 'data_visualization':
      return drawChart(block);
    case 'divider':
      return el('hr');
    case 'header':
      return el('h3', {}, ...drawText(block.text, use.names));
    case 'image':
      return drawImageBlock(block);
    case 'input':
      return drawInputBlock(block, use);
    case 'markdown':
      return el('div', {}, ...drawMrkdwn(block.text.replaceAll('**', '*'), use.names));
    case 'rich_text':
      return drawRichText(block, use.names);
    case 'section':
      return drawSection(block, use);
    case 'table':
    default:
      return drawTable(block, use.names);
  }
}

function drawActions({ elements, block_id: blockId = '' }: BlockOf<'actions'>, use: Use) {
  return el(
    'div',
    {},
    ...elements.map((element) =>
      drawControl({ element, blockId, isTold: true, label: element.action_id ?? '' }, use),
    ),
  );
}

function drawContext({ elements }: BlockOf<'context'>, use: Use): HTMLElement {
  return el(
    'div',
    {},
    ...elements.map((element) =>
      element.type === 'image'
        ? drawImage(element)
        : el('span', {}, ...drawText(element, use.names)),
    ),
  );
}

function drawSection(section: BlockOf<'section'>, use: Use): HTMLElement {
  const { text, fields = [], accessory, block_id: blockId = '' } = section;
  return el(
    'div',
    {},
    el(
      'div',
      { class: 'said' },
      text === undefined ? undefined : el('div', {}, ...drawText(text, use.names)),
      fields.length === 0
        ? undefined
        : el(
            'div',
            { class: 'fields' },
            ...fields.map((field) => el('div', {}, ...drawText(field, use.names))),
          ),
    ),
    accessory === undefined ? undefined : drawAccessory(accessory, blockId, use),
  );
}

function drawAccessory(accessory: Accessory, blockId: string, use: Use): HTMLElement {
  if (accessory.type === 'image') return drawImage(accessory);
  const label = accessory.action_id ?? '';
  return drawControl({ element: accessory, blockId, isTold: true, label }, use);
}

function drawInputBlock(block: BlockOf<'input'>, use: Use): HTMLElement {
  const { label, hint, element, optional = false, dispatch_action: isTold = false } = block;
  const placed = { element, blockId: block.block_id ?? '', isTold, label: label.text };
  return el(
    'div',
    {},
    el(
      'div',
      { class: 'label' },
      label.text,
      optional ? el('small', {}, ' (optional)') : undefined,
    ),
    drawControl(placed, use),
    hint === undefined ? undefined : el('small', {}, hint.text),
    el('p', { class: 'error', role: 'alert', hidden: true }),
  );
}

function drawImageBlock(block: BlockOf<'image'>): HTMLElement {
  return el(
    'figure',
    {},
    block.title === undefined ? undefined : el('figcaption', {}, block.title.text),
    drawImage(block),
  );
}

function drawImage(
  image: Pick<ImageElement, 'alt_text' | 'image_url' | 'slack_file'>,
): HTMLElement {
  return el('img', { src: image.image_url ?? slackFileUrl(image.slack_file), alt: image.alt_text });
}

/** A file that was uploaded, by its id or by its private address. */
function slackFileUrl(file: ImageElement['slack_file']): string {
  if (file === undefined) return '';
  const id = 'id' in file ? file.id : /-(F\d+)\//.exec(file.url)?.[1];
  return `/_simulator/files/${encodeURIComponent(id ?? '')}`;
}
