import type { ActionsBlock } from '@slack/types';
import type { Answer } from '../answer/answer.ts';
import { utilizationChart } from './chart.ts';
import { blocksOf, ladder, textOf } from './ladder.ts';
import type { Ladder, Part } from './payload.ts';

/** A message about an answer that may have a chart in it. */
export interface Charted {
  /** What a notification and a screen reader get. */
  readonly text: string;
  /** What stands before the chart, and what after it. */
  readonly before: readonly Part[];
  readonly after: readonly Part[];
  /** Whether a chart is wanted, where Slack can draw one. */
  readonly withChart: boolean;
  readonly actions?: readonly ActionsBlock[];
}

/** The message with its chart, then without, then as text alone. */
export function charted(
  answer: Answer,
  { text, before, after, withChart, actions = [] }: Charted,
): Ladder {
  const chart = withChart ? utilizationChart(answer) : null;
  const end = [...blocksOf(after), ...actions];
  return ladder(
    [
      ...(chart === null ? [] : [{ text, blocks: [...blocksOf(before), chart, ...end] }]),
      { text, blocks: [...blocksOf(before), ...end] },
    ],
    textOf([...before, ...after]),
  );
}
