import { type AgentDaySource, HALF_HOUR_MS } from '@halfhour/core';
import type { NextTurn } from './turns.ts';

type Request = Parameters<AgentDaySource['readAgentDays']>[0];
type Reading = Awaited<ReturnType<AgentDaySource['readAgentDays']>>;

/** The most half hours of agents in one answer: about a second of work, and a file of some megabytes. */
const MOST = 300_000;

/** A question about more half hours of agents than can be answered at once. */
export class TooMuchError extends Error {
  override readonly name = 'TooMuchError';
  readonly agentHalfHours: number;
  readonly most = MOST;

  constructor(agentHalfHours: number) {
    super(`${agentHalfHours} half hours of agents; the most in one answer is ${MOST}.`);
    this.agentHalfHours = agentHalfHours;
  }
}

/**
 * A source for one question: what is part of the first thing that was read is not read again.
 *
 * @param nextTurn - awaited between reading and what is made of it
 * @throws TooMuchError from the reading
 */
export function questionSource(source: AgentDaySource, nextTurn: NextTurn): AgentDaySource {
  let first: { readonly request: Request; readonly reading: Reading } | undefined;
  return {
    readLegs: async (request) => source.readLegs(request),
    async readAgentDays(request) {
      if (first !== undefined && isPart(request, first.request)) {
        return partOf(first.reading, request);
      }
      const agentHalfHours = agentHalfHoursOf(request);
      if (agentHalfHours > MOST) throw new TooMuchError(agentHalfHours);
      const reading = await source.readAgentDays(request);
      first ??= { request, reading };
      await nextTurn();
      return reading;
    },
  };
}

function agentHalfHoursOf({ agentIds, span: { startMs, endMs } }: Request): number {
  return agentIds.length * ((endMs - startMs) / HALF_HOUR_MS);
}

function isPart({ span, agentIds }: Request, whole: Request): boolean {
  const isSameSpan = span.startMs === whole.span.startMs && span.endMs === whole.span.endMs;
  const read = new Set(whole.agentIds);
  return isSameSpan && agentIds.every((id) => read.has(id));
}

function partOf(reading: Reading, { agentIds }: Request): Reading {
  const wanted = new Set(agentIds);
  return {
    ...reading,
    agentDays: reading.agentDays.filter(({ agentId }) => wanted.has(agentId)),
  };
}
