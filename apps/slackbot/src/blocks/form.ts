import type { AnyBlock, InputBlock, ModalView, PlainTextOption } from '@slack/types';
import { cutTo } from './cut-to.ts';
import { LIMITS } from './limits.ts';

/** A modal without anything to send off. */
export function modal(title: string, blocks: AnyBlock[]): ModalView {
  return { type: 'modal', title: plainText(title), close: plainText('Close'), blocks };
}

/** Whether a field may stay empty, and what is told beneath it. */
interface FieldOptions {
  readonly optional?: boolean;
  readonly hint?: string;
  /** Under which errors are told. @default the label */
  readonly blockId?: string;
}

/** A field of a form. */
export function input(
  label: string,
  element: InputBlock['element'],
  { optional = false, hint, blockId = label }: FieldOptions = {},
): InputBlock {
  return {
    type: 'input',
    block_id: blockId,
    label: plainText(label),
    element,
    ...(optional ? { optional } : {}),
    ...(hint === undefined ? {} : { hint: plainText(hint) }),
  };
}

/** What a menu offers. */
export function option(text: string, value: string): PlainTextOption {
  return { text: plainText(cutTo(text, LIMITS.optionText)), value };
}

/** Text in which nothing is read as anything else. */
export function plainText(text: string) {
  return { type: 'plain_text', text, emoji: false } as const;
}
