import type { AnyBlock } from '@slack/types';
import { bounds, type Fields, fieldsOf, list, most, some, string, textBounds } from './bounds.ts';
import { problemsInChart } from './chart-problems.ts';
import { LIMITS } from './limits.ts';
import { problemsInTable } from './table-problems.ts';

const CHECKS: Readonly<Record<string, (block: Fields) => string[]>> = {
  header: ({ text }) => textBounds('header', text, LIMITS.header),
  section: problemsInSection,
  context: ({ elements }) => [
    ...some('context elements', list(elements).length, LIMITS.contextElements),
    ...list(elements).flatMap((one) => textBounds('context', one, LIMITS.context)),
  ],
  actions: ({ elements }) => [
    ...some('actions', list(elements).length, LIMITS.actions),
    ...list(elements).flatMap(problemsInElement),
  ],
  rich_text: problemsInRichText,
  table: problemsInTable,
  data_table: problemsInTable,
  data_visualization: problemsInChart,
};

/** What Slack would refuse about one block, in words. */
export function problemsInBlock(block: AnyBlock): string[] {
  const check = CHECKS[block.type];
  return check === undefined ? [`${block.type}: not a block of ours`] : check(fieldsOf(block));
}

function problemsInSection({ text, fields }: Fields): string[] {
  return [
    ...(text === undefined && fields !== undefined
      ? []
      : textBounds('section', text, LIMITS.section)),
    ...most('fields', list(fields).length, LIMITS.fields),
    ...list(fields).flatMap((field) => textBounds('field', field, LIMITS.field)),
  ];
}

function problemsInElement(one: unknown): string[] {
  const element = fieldsOf(one);
  const { action_id: actionId, type, text, value, placeholder, options } = element;
  const groups = list(element['option_groups']).map((group) => list(fieldsOf(group)['options']));
  const lists = options === undefined ? groups : [list(options), ...groups];
  return [
    ...bounds('action_id', actionId, LIMITS.actionId),
    ...(type === 'button' ? textBounds('button', text, LIMITS.buttonText) : []),
    ...(value === undefined ? [] : bounds('value', value, LIMITS.value)),
    ...(placeholder === undefined
      ? []
      : textBounds('placeholder', placeholder, LIMITS.placeholder)),
    ...lists.flatMap((those) => some('options', those.length, LIMITS.options)),
    ...lists.flat().flatMap(problemsInOption),
  ];
}

function problemsInOption(option: unknown): string[] {
  const { text, value } = fieldsOf(option);
  return [
    ...textBounds('option', text, LIMITS.optionText),
    ...bounds('option value', value, LIMITS.optionValue),
  ];
}

/** Rich text may be of any length, but nothing in it may be empty. */
function problemsInRichText(value: unknown): string[] {
  const { type, text, elements } = fieldsOf(value);
  if (type === 'text') return bounds('rich text', text, LIMITS.allBlocks);
  return list(elements).length === 0
    ? [`${string(type)}: empty`]
    : list(elements).flatMap(problemsInRichText);
}
