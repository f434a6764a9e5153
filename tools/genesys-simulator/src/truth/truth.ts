import type { AgentHistory } from '../scenario/agent-history.ts';
import { agentHistories } from '../scenario/agent-history.ts';
import type { Agent } from '../scenario/organisation.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { HALF_HOUR_MS } from '../scenario/time.ts';
import { countMetrics, countOpenLegs } from './metrics.ts';
import type { AgentTruth, HalfHourTruth } from './shape.ts';
import { emptyHalfHour } from './shape.ts';
import { countStatuses } from './statuses.ts';
import { countWork } from './work.ts';

/** What is asked: every half hour of [fromMs, toMs), as it stands at `asOfMs`. */
export interface TruthQuery {
  fromMs: number;
  toMs: number;
  asOfMs: number;
  agents: readonly Agent[];
}

/**
 * Counts what every agent did in every half hour, event by event from the scenario's own plan: nothing here
 * passes through the pages the simulator serves. Nothing after `asOfMs` counts.
 */
export function countTruth(scenario: Scenario, query: TruthQuery): AgentTruth[] {
  const { agents, fromMs, toMs, asOfMs } = query;
  const histories = agentHistories(scenario, agents, fromMs, toMs, asOfMs);
  return [...histories].map((history) => truthOf(history, query));
}

function truthOf(history: AgentHistory, { fromMs, toMs, asOfMs }: TruthQuery): AgentTruth {
  const halfHours: HalfHourTruth[] = [];
  for (let startMs = fromMs; startMs < toMs; startMs += HALF_HOUR_MS)
    halfHours.push(emptyHalfHour(startMs));
  const window = { fromMs, toMs, asOfMs, halfHours };
  countWork(history.legs, window);
  countMetrics(history.legs, window);
  countOpenLegs(history.legs, window);
  countStatuses(history.presences, window, (halfHour) => halfHour.presence);
  countStatuses(history.routings, window, (halfHour) => halfHour.routing);
  return { agentId: history.agent.id, halfHours };
}
