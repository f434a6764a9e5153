import { setImmediate } from 'node:timers/promises';
import { createCsv } from '@halfhour/core';
import type { Answer } from './answer.ts';

/**
 * The half hours of an answer's agents as CSV, in the columns of the command line's report. Other
 * work goes on between agents.
 *
 * @throws AbortError when the signal aborts
 */
export async function answerCsv(
  { agents, zone }: Pick<Answer, 'agents' | 'zone'>,
  signal: AbortSignal,
): Promise<string> {
  const csv = createCsv({ family: 'worked', zone });
  const pieces = [csv.head()];
  for (const { id, name, intervals } of agents) {
    await setImmediate(undefined, { signal });
    pieces.push(csv.agent({ agent: { id, name }, intervals }));
  }
  return pieces.join('');
}
