/** How much one request may ask for. */
export interface Limits {
  /** Fields within fields. */
  readonly depth: number;
  /** Fields written in the query, fragments filled in. */
  readonly breadth: number;
  /** Values in the answer, at the most, and half hours of agents to read for it. */
  readonly complexity: number;
  /** Words and signs of the query's text. */
  readonly tokens: number;
  readonly bodyBytes: number;
}

/**
 * Room for every field of this schema, for six fields of a hundred agents over a month, and for the
 * total of a thousand over a week, which takes some seconds.
 */
export const LIMITS: Limits = {
  depth: 10,
  breadth: 300,
  complexity: 1_200_000,
  tokens: 2000,
  bodyBytes: 262_144,
};
