import { SlackError } from '../http/slack-error.ts';
import { block } from './block.ts';
import type { Block } from './block.ts';
import { charactersOf } from './characters.ts';
import { problemsOf } from './problems.ts';

/** What the workspace takes. */
export interface BlockRules {
  /** Whether it takes `data_visualization`; some workspaces do not yet. */
  charts: boolean;
}

const MOST_IN_MESSAGE = 50;
const MOST_CHARACTERS = 13_000;
const MOST_CHARTS = 2;

/** The blocks of a message. Throws `invalid_blocks`, `invalid_attachments` or `msg_blocks_too_long`. */
export function checkMessageBlocks(value: unknown, rules: BlockRules): Block[] {
  const blocks = checkedBlocks(value, rules, { most: MOST_IN_MESSAGE, root: '/blocks' });
  const charts = blocks.filter(({ type }) => type === 'data_visualization');
  if (charts.length > MOST_CHARTS)
    throw invalid([
      `no more than ${MOST_CHARTS} data_visualization blocks allowed [json-pointer:/blocks]`,
    ]);
  if (blocks.filter(({ type }) => type === 'table').length > 1)
    throw new SlackError('invalid_attachments', { messages: ['only_one_table_allowed'] });
  if (charactersOf(blocks) > MOST_CHARACTERS) throw new SlackError('msg_blocks_too_long');
  return blocks;
}

/** Where blocks stand and how many there may be. */
interface Place {
  most: number;
  /** JSON pointer to the list. */
  root: string;
}

/** Blocks of the right shape, with ids that are unique. Throws `invalid_blocks`. */
export function checkedBlocks(value: unknown, rules: BlockRules, { most, root }: Place): Block[] {
  if (!Array.isArray(value)) throw new SlackError('invalid_blocks_format');
  if (value.length > most)
    throw invalid([`no more than ${most} items allowed [json-pointer:${root}]`]);
  const read = block.array().safeParse(value);
  if (!read.success) throw invalid(problemsOf(read.error.issues, root));
  const problems = [...repeated(read.data, root), ...chartProblems(read.data, rules, root)];
  if (problems.length > 0) throw invalid(problems);
  return read.data;
}

function invalid(messages: string[]): SlackError {
  return new SlackError('invalid_blocks', { messages, fields: { errors: messages } });
}

/** Ids of blocks are unique in a message, ids of actions in a block. */
function repeated(blocks: readonly Block[], root: string): string[] {
  const problems: string[] = [];
  const blockIds = new Set<string>();
  for (const [index, one] of blocks.entries()) {
    const { block_id: blockId } = one;
    if (blockId !== undefined && blockIds.has(blockId))
      problems.push(
        `block_id "${blockId}" already exists [json-pointer:${root}/${index}/block_id]`,
      );
    if (blockId !== undefined) blockIds.add(blockId);
    problems.push(...repeatedActions(one, `${root}/${index}`));
  }
  return problems;
}

function repeatedActions(one: Block, pointer: string): string[] {
  if (one.type !== 'actions') return [];
  const ids = one.elements.flatMap(({ action_id: id }) => (id === undefined ? [] : [id]));
  return ids
    .filter((id, index) => ids.indexOf(id) !== index)
    .map((id) => `action_id "${id}" already exists [json-pointer:${pointer}/elements]`);
}

function chartProblems(blocks: readonly Block[], { charts }: BlockRules, root: string): string[] {
  if (charts) return [];
  return blocks.flatMap(({ type }, index) =>
    type === 'data_visualization'
      ? [`unsupported type: ${type} [json-pointer:${root}/${index}/type]`]
      : [],
  );
}
