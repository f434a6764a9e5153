/** What there is help on. */
export const TOPICS = [
  'periods',
  'filters',
  'sort',
  'by',
  'chart',
  'public',
  'subscribe',
  'examples',
] as const;

/** Something there is help on. */
export type Topic = (typeof TOPICS)[number];
