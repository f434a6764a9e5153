import type { AgentLine, Exception, NeedsALook, ReasonKind } from './answer.ts';
import { reasonsFor } from './reasons.ts';

/** How many agents are told; the rest is counted. */
const EXCEPTIONS_SHOWN = 5;

/**
 * The agents who need a look, worst first: by how far beyond what is usual, never by rank. One agent
 * a step.
 */
export function* needsALook(
  agents: readonly AgentLine[],
  label: (startMs: number) => string,
): Generator<undefined, NeedsALook> {
  const missingForAll = Math.min(...agents.map(({ totals }) => totals.agentHalfHoursMissing));
  const found: Exception[] = [];
  for (const { id, name, ...agent } of agents) {
    const reasons = reasonsFor(agent, { label, missingForAll });
    if (reasons.length > 0) found.push({ agentId: id, name, reasons });
    yield;
  }
  const exceptions = found.toSorted((a, b) => worstMs(b) - worstMs(a));
  const shown = exceptions.slice(0, EXCEPTIONS_SHOWN);
  return { shown, others: exceptions.length - shown.length, byReason: byReason(exceptions) };
}

function worstMs({ reasons }: Exception): number {
  return reasons[0]?.excessMs ?? 0;
}

function byReason(exceptions: readonly Exception[]): NeedsALook['byReason'] {
  const agents = new Map<ReasonKind, number>();
  for (const { kind } of exceptions.flatMap(({ reasons }) => reasons)) {
    agents.set(kind, (agents.get(kind) ?? 0) + 1);
  }
  return Array.from(agents, ([kind, number]) => ({ kind, agents: number })).toSorted(
    (a, b) => b.agents - a.agents,
  );
}
