import { crewPlans } from './library.ts';
import type { Agent } from './organisation.ts';
import type { Leg } from './plan.ts';
import { legsOf } from './plan.ts';
import type { Status } from './presence.ts';
import { presencesOf } from './presence.ts';
import type { Routing } from './routing.ts';
import { routingsOf } from './routing.ts';
import type { Scenario } from './scenario.ts';
import type { Presence } from './shift.ts';

/** What happens to one agent around a span of time, known to its end. */
export interface AgentHistory {
  agent: Agent;
  legs: readonly Leg[];
  presences: readonly Status<Presence>[];
  routings: readonly Status<Routing>[];
}

/**
 * The histories of agents over [fromMs, toMs), crew by crew, each crew derived once.
 * @param nowMs - decides which conversations have been rewritten.
 */
export function* agentHistories(
  scenario: Scenario,
  agents: readonly Agent[],
  fromMs: number,
  toMs: number,
  nowMs: number,
): Generator<AgentHistory> {
  for (const [crew, members] of Map.groupBy(agents, (agent) => agent.crew)) {
    const legs = legsByAgent(scenario, crew.index, fromMs, toMs, nowMs);
    for (const agent of members) {
      const own = legs.get(agent.index) ?? [];
      const presences = presencesOf(scenario, agent, fromMs, toMs);
      yield { agent, legs: own, presences, routings: routingsOf(presences, own) };
    }
  }
}

function legsByAgent(
  scenario: Scenario,
  crewIndex: number,
  fromMs: number,
  toMs: number,
  nowMs: number,
): Map<number, Leg[]> {
  const legs: Leg[] = [];
  for (const plan of crewPlans(scenario, crewIndex, fromMs, toMs, nowMs))
    legs.push(...legsOf(plan));
  return Map.groupBy(legs, (leg) => leg.agent.index);
}
