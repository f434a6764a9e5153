import type { AgentLine } from '../../answer/answer.ts';

/** Conversations that were open when the shift ended. */
export interface Open {
  /** Who had some, and still had them when it was read, most of them first. */
  readonly agents: readonly OpenAgent[];
  /** How many still were. */
  readonly now: number;
  /** How many were when the shift ended, as far as that was seen: those that ended soon were not. */
  readonly atEnd: number;
}

/** Somebody with conversations that are open. */
interface OpenAgent extends Pick<AgentLine, 'id' | 'name'> {
  readonly conversations: number;
}

/**
 * What was open at the end of a shift: legs that ran in its last half hour and had not ended when
 * Genesys was read.
 *
 * @param before - how many had been seen at an earlier reading
 */
export function openAtEnd(agents: readonly AgentLine[], before = 0): Open {
  const having = agents
    .map(({ id, name, intervals }) => ({
      id,
      name,
      conversations: intervals.at(-1)?.openLegs ?? 0,
    }))
    .filter(({ conversations }) => conversations > 0)
    .toSorted((a, b) => b.conversations - a.conversations);
  const now = having.reduce((sum, { conversations }) => sum + conversations, 0);
  return { agents: having, now, atEnd: Math.max(now, before) };
}
