import { halfHourAt } from '../time/half-hour.ts';
import { type AgentInterval, agentInterval } from '../utilization/interval.ts';
import { type ExplainedLeg, explainLegs } from '../utilization/explanation.ts';
import type { ReportDeps } from './report.ts';
import { agentsInScope } from './scope.ts';
import { type Agent, namelessAgent, type Unread } from './source.ts';
import { reportWindow } from './window.ts';

/** One agent's half hour, leg by leg. */
export interface Explanation {
  readonly agent: Agent;
  readonly interval: AgentInterval;
  readonly legs: readonly ExplainedLeg[];
  readonly unread: readonly Unread[];
}

/** Which half hour: the one of this agent that contains `atMs`. */
export interface ExplanationQuery {
  readonly agentId: string;
  readonly atMs: number;
  /** How the reader's clock shows an instant, for the sentences. */
  readonly clockTime: (atMs: number) => string;
}

/**
 * Explains one half hour: every segment, how it was clipped, and why Genesys' number differs.
 *
 * @throws ReportInputError for an unknown agent and a half hour in the future
 */
export async function explain(
  { agentId, atMs, clockTime }: ExplanationQuery,
  deps: ReportDeps,
  signal: AbortSignal,
): Promise<Explanation> {
  const halfHour = halfHourAt(atMs);
  const window = reportWindow({ fromMs: halfHour.startMs, toMs: halfHour.endMs }, deps.nowMs());
  const scope = await agentsInScope({ agentIds: [agentId] }, {}, deps.directory, signal);
  const [reading, legReading] = await Promise.all([
    deps.source.readAgentDays({ span: window, agentIds: [agentId], signal }),
    deps.source.readLegs({ agentId, span: halfHour, signal }),
  ]);
  const day = reading.agentDays.find((one) => one.agentId === agentId);
  return {
    agent: scope.agents[0] ?? namelessAgent(agentId),
    interval: agentInterval(agentId, halfHour.startMs, day, {
      filter: {},
      settleMs: deps.settleMs,
    }),
    legs: explainLegs({
      legs: legReading.legs,
      halfHour,
      asOfMs: legReading.asOfMs,
      clockTime,
    }),
    unread: [
      ...scope.unread.map((entry) => ({ ...entry, span: halfHour })),
      ...reading.unread,
      ...legReading.unread.filter((entry) => !reading.unread.some((told) => isSame(told, entry))),
    ],
  };
}

/** Numbers and legs are read apart and often fail alike: that is told once. */
function isSame(one: Unread, other: Unread): boolean {
  return one.kind === other.kind && one.reason === other.reason;
}
