import type { AgentDaySource } from '@halfhour/core';

type Request = Parameters<AgentDaySource['readAgentDays']>[0];
type Reading = Awaited<ReturnType<AgentDaySource['readAgentDays']>>;

/** A source for one question: what is part of the first thing that was read is not read again. */
export function readingOnce(source: AgentDaySource): AgentDaySource {
  let first: { readonly request: Request; readonly reading: Reading } | undefined;
  return {
    readLegs: async (request) => source.readLegs(request),
    async readAgentDays(request) {
      if (first !== undefined && isPart(request, first.request)) {
        return partOf(first.reading, request);
      }
      const reading = await source.readAgentDays(request);
      first ??= { request, reading };
      return reading;
    },
  };
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
