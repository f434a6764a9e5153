import type { ListedAgents } from '../genesys/ended-or-open.ts';
import { GenesysRequestError } from '../genesys/errors.ts';
import { chunks, USERS_A_QUERY } from '../genesys/windows.ts';

/** So many agents are read in one list of everybody, which is not deep then. */
const MOST_OF_EVERYBODY = 2000;

/**
 * How many agents a list names at first. Genesys tells of no limit, and fewer lists leave fewer
 * pages half full; where it refuses, lists are of as many as other queries may name.
 */
const MOST_NAMED = 1000;

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

export function createAgentLists(): AgentLists {
  let mostNamed = MOST_NAMED;

  function naming(agentIds: readonly string[]): ListedAgents[] {
    return chunks(agentIds, mostNamed).map((some) => ({ agentIds: some, isEveryone: false }));
  }

  return {
    ofEverybody(agentIds) {
      return agentIds.length <= MOST_OF_EVERYBODY
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
