import type { LargeAnswersOptions } from './plugins/use-large-answers.ts';

/** How much one request may ask for, and how much all those of one principal. */
export interface Limits {
  /** Fields within fields. */
  readonly depth: number;
  /** Fields written in the query, fragments filled in. */
  readonly breadth: number;
  /** Other names for fields, fragments filled in. */
  readonly aliases: number;
  /** Directives, fragments filled in. */
  readonly directives: number;
  /** Values in the answer, at the most, and half hours of agents to read for it. */
  readonly complexity: number;
  /** Words and signs of the query's text. */
  readonly tokens: number;
  readonly bodyBytes: number;
  /** What all operations of a principal may cost in a minute; at least `complexity`. */
  readonly costPerMinute: number;
  /** How long one may take, ms. */
  readonly timeMs: number;
  /** How many large answers are in memory at the same time. */
  readonly large: LargeAnswersOptions;
}

/**
 * Room for every field of this schema, for six fields of a hundred agents over a month, and for the
 * total of a thousand over a week, which takes some seconds.
 */
export const LIMITS: Limits = {
  depth: 10,
  breadth: 300,
  aliases: 50,
  directives: 50,
  complexity: 1_200_000,
  tokens: 2000,
  bodyBytes: 262_144,
  costPerMinute: 6_000_000,
  timeMs: 60_000,
  large: { fromCost: 50_000, atOnce: 2, waiting: 20 },
};
