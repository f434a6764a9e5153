import type { AskContext } from '../ask-context.ts';

/** What a column costs: a value for each half hour. */
export function column(_args: object, { asked }: AskContext): number {
  return asked.halfHours;
}
