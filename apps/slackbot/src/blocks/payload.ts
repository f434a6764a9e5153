import type { AnyBlock, Block } from '@slack/types';

/** What Slack is told: to be spread into `respond` or `chat.postMessage`. */
export interface SlackPayload {
  /** Whole sentences: a notification and a screen reader get them. `&`, `<` and `>` are escaped. */
  readonly text: string;
  readonly blocks?: AnyBlock[];
}

/**
 * The same message, richest first. A workspace that answers `invalid_blocks` to one gets the next;
 * the last one is text alone and is always taken.
 */
export type Ladder = readonly [SlackPayload, ...SlackPayload[]];

/** A part of a message: its blocks, and the same in mrkdwn for when blocks are refused. */
export interface Part {
  readonly blocks: AnyBlock[];
  readonly text: string;
}

/** A chart: newer than `@slack/types`. */
export interface ChartBlock extends Block {
  readonly type: 'data_visualization';
  readonly title: string;
  readonly chart: {
    readonly type: 'bar';
    readonly series: readonly {
      readonly name: string;
      /** One finite value for each category. */
      readonly data: readonly { readonly label: string; readonly value: number }[];
    }[];
    readonly axis_config: {
      readonly categories: readonly string[];
      readonly x_label: string;
      readonly y_label: string;
    };
  };
}
