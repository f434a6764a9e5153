import type { AnyBlock } from '@slack/types';
import { problemsInBlock } from './block-problems.ts';
import { bounds, fieldsOf, list, most, repeated } from './bounds.ts';
import { LIMITS } from './limits.ts';
import type { SlackPayload } from './payload.ts';

/** What Slack would refuse about a message, in words; nothing when it will take it. */
export function problemsIn({ text, blocks = [] }: SlackPayload): string[] {
  return [
    ...bounds('text', text, LIMITS.text),
    ...most('blocks', blocks.length, LIMITS.blocks),
    ...most('characters of blocks', charactersOf(blocks), LIMITS.allBlocks),
    ...most('tables', blocks.filter(isTable).length, LIMITS.tables),
    ...most('charts', blocks.filter(isChart).length, LIMITS.charts),
    ...repeated('action_id', blocks.flatMap(actionIds)),
    ...blocks.flatMap(problemsInBlock),
  ];
}

/** Every character that Slack may count: all strings but the names of types. */
function charactersOf(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce(
    (sum, [key, one]) => (key === 'type' ? sum : sum + charactersOf(one)),
    0,
  );
}

function isTable({ type }: AnyBlock): boolean {
  return type === 'table' || type === 'data_table';
}

function isChart({ type }: AnyBlock): boolean {
  return type === 'data_visualization';
}

function actionIds(block: AnyBlock): string[] {
  return list(fieldsOf(block)['elements'])
    .map((element) => fieldsOf(element)['action_id'])
    .filter((id) => typeof id === 'string');
}
