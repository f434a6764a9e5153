import type { Block } from './block.ts';
import type { InteractiveElement } from './elements.ts';

/** An element that somebody can press, choose from or fill in, and where it stands. */
export interface PlacedElement {
  blockId: string;
  actionId: string;
  element: InteractiveElement;
  /** Undefined outside input blocks; an optional one may stay empty. */
  input: { isOptional: boolean } | undefined;
}

/** Blocks and elements without an id get one, as Slack gives them. */
export function withIds(blocks: readonly Block[]): Block[] {
  return blocks.map((block, index) =>
    withElementIds({ ...block, block_id: block.block_id ?? `block-${index}` }, index),
  );
}

function withElementIds(block: Block, index: number): Block {
  if (block.type === 'actions') {
    const elements = block.elements.map((element, place) => withActionId(element, index, place));
    return { ...block, elements };
  }
  if (block.type === 'input') return { ...block, element: withActionId(block.element, index, 0) };
  if (block.type !== 'section' || block.accessory === undefined) return block;
  if (block.accessory.type === 'image') return block;
  return { ...block, accessory: withActionId(block.accessory, index, 0) };
}

function withActionId<Element extends { action_id?: string }>(
  element: Element,
  index: number,
  place: number,
): Element {
  return { ...element, action_id: element.action_id ?? `action-${index}-${place}` };
}

/** Every interactive element of some blocks, in order. */
export function interactiveElements(blocks: readonly Block[]): PlacedElement[] {
  return withIds(blocks).flatMap((block) => {
    const input = block.type === 'input' ? { isOptional: block.optional ?? false } : undefined;
    return elementsOf(block).map((element) => ({
      blockId: block.block_id ?? '',
      actionId: element.action_id ?? '',
      element,
      input,
    }));
  });
}

function elementsOf(block: Block): readonly InteractiveElement[] {
  if (block.type === 'actions') return block.elements;
  if (block.type === 'input') return [block.element];
  if (block.type !== 'section' || block.accessory === undefined) return [];
  return block.accessory.type === 'image' ? [] : [block.accessory];
}
