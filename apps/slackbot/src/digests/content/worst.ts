import { addTotals, type Totals } from '@halfhour/core';
import type { AgentLine, Answer } from '../../answer/answer.ts';

/** The agents whose figures are shown, and all others together. */
export interface Worst {
  readonly agents: readonly AgentLine[];
  readonly others: { readonly count: number; readonly totals: Totals } | null;
}

/** How many agents are shown. */
const SHOWN = 8;

/**
 * The agents who need a look, in that order, then those out of their band, the farthest first: those
 * about whom something may be done, never the last of a ranking. `null` when there are none.
 */
export function worstOf({
  agents,
  needsALook,
}: Pick<Answer, 'agents' | 'needsALook'>): Worst | null {
  const rank = new Map(needsALook.shown.map(({ agentId }, index) => [agentId, index]));
  const shown = agents
    .filter((agent) => rank.has(agent.id) || distanceFromBand(agent) > 0)
    .toSorted(
      (a, b) =>
        (rank.get(a.id) ?? Infinity) - (rank.get(b.id) ?? Infinity) ||
        distanceFromBand(b) - distanceFromBand(a),
    )
    .slice(0, SHOWN);
  if (shown.length === 0) return null;
  const others = agents.filter((agent) => !shown.includes(agent));
  const totals = addTotals(others.map((agent) => agent.totals));
  return {
    agents: shown,
    others: others.length === 0 ? null : { count: others.length, totals },
  };
}

/** How far an agent is from their band, as a share; 0 within it and without a verdict. */
function distanceFromBand({ judged: { utilization, verdict, band } }: AgentLine): number {
  if (utilization === null || verdict === null || verdict === 'inBand') return 0;
  return verdict === 'over' ? utilization - band.to : band.from - utilization;
}
