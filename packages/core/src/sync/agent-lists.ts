import type { ListedAgents } from '../genesys/ended-or-open.ts';
import { GenesysRequestError } from '../genesys/errors.ts';
import { chunks, USERS_A_QUERY } from '../genesys/windows.ts';

/** Into which lists the conversations of many agents are cut. */
export interface AgentLists {
  /** One list of everybody, if they are not too many. */
  ofEverybody(agentIds: readonly string[]): ListedAgents[];
  /** Lists that name these agents and no others. */
  naming(agentIds: readonly string[]): ListedAgents[];
  /**
   * Lists to read instead of one that Genesys refused, because it named too many.
   *
   * @throws the error, when that can't have been why
   */
  insteadOf(list: ListedAgents, error: unknown): ListedAgents[];
}

/** @param agentsAList - how many agents a list names, unless Genesys refuses that */
export function createAgentLists(agentsAList: number): AgentLists {
  let mostNamed = agentsAList;

  function naming(agentIds: readonly string[]): ListedAgents[] {
    return chunks(agentIds, mostNamed).map((some) => ({ agentIds: some, isEveryone: false }));
  }

  return {
    ofEverybody(agentIds) {
      return agentIds.length <= 2 * agentsAList
        ? [{ agentIds, isEveryone: true }]
        : naming(agentIds);
    },
    naming,
    insteadOf({ agentIds }, error) {
      if (!(error instanceof GenesysRequestError) || agentIds.length <= USERS_A_QUERY) throw error;
      mostNamed = USERS_A_QUERY;
      return naming(agentIds);
    },
  };
}
