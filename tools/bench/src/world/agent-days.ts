import { createLiveSource } from '@halfhour/core';
import type { Simulator } from '@halfhour/genesys-simulator';
import { type AgentDay, DAY_MS } from '../measured.ts';
import { clientOver, networkOf } from './client.ts';
import { NOW_MS } from './organisation.ts';
import { agentIdsOf, SPAN } from './pages.ts';

/** A weekday of a simulated organisation, as it is read live: presence and all. */
export async function weekdayOf(simulator: Simulator): Promise<readonly AgentDay[]> {
  const source = createLiveSource({
    client: clientOver(networkOf(async (request) => simulator.fetch(request))),
    clock: { nowMs: () => NOW_MS, sleep: async () => undefined },
  });
  const { agentDays } = await source.readAgentDays({
    span: { startMs: SPAN.startMs, endMs: SPAN.startMs + DAY_MS },
    agentIds: agentIdsOf(simulator),
    signal: new AbortController().signal,
  });
  return agentDays;
}

/** The same numbers as another day of as many agents as are wanted; each day each has another's. */
export function toldAgain(
  weekday: readonly AgentDay[],
  { agents, dayStartMs }: { readonly agents: number; readonly dayStartMs: number },
): AgentDay[] {
  const turn = 7 * (dayStartMs / DAY_MS);
  return Array.from({ length: agents }, (_, nth) => {
    const told = weekday[(nth + turn) % weekday.length];
    if (told === undefined) throw new Error('There is no weekday to be told again.');
    return {
      ...told,
      agentId: `00000000-0000-5000-8000-${String(nth).padStart(12, '0')}`,
      dayStartMs,
    };
  });
}
