/** What there is help on. */
export const TOPICS = [
  'periods',
  'filters',
  'sort',
  'by',
  'chart',
  'public',
  'subscribe',
  'digests',
  'shifts',
  'examples',
] as const;

/** Something there is help on. */
export type Topic = (typeof TOPICS)[number];
