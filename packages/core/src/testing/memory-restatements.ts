import type { RestatementSource } from '../report/source.ts';
import { at } from './legs.ts';

/** One restatement of each of these agents. */
export function memoryRestatements(everybody: readonly string[]): RestatementSource {
  const all = everybody.map((agentId) => ({
    agentId,
    halfHourStartMs: at('09:00'),
    metric: 'tTalk',
    from: 1,
    to: 2,
    restatedAtMs: at('17:00'),
  }));
  return {
    restatementsOf: async ({ agentIds, limit }) =>
      all.filter(({ agentId }) => agentIds.includes(agentId)).slice(0, limit),
  };
}
