import { apartFrom } from './apart-from.ts';
import type { Agent, AgentsFound, Directory } from './source.ts';

/** What becomes of agents that were found, before anybody sees them. */
type ChangeAgents = (agents: readonly Agent[]) => Promise<readonly Agent[]>;

/** The directory in which every agent that is found is changed, or left out. */
export function createChangedDirectory(directory: Directory, change: ChangeAgents): Directory {
  const changed = async (finding: Promise<AgentsFound>): Promise<AgentsFound> => {
    const found = await finding;
    return { ...found, agents: await change(found.agents) };
  };
  return {
    ...directory,
    apart: (scope) => createChangedDirectory(apartFrom(directory, scope), change),
    byIds: async (ids, signal) => changed(directory.byIds(ids, signal)),
    all: async (signal) => changed(directory.all(signal)),
    search: async (text, signal) => changed(directory.search(text, signal)),
    inTeams: async (ids, signal) => changed(directory.inTeams(ids, signal)),
    inQueues: async (ids, signal) => changed(directory.inQueues(ids, signal)),
    inGroups: async (ids, signal) => changed(directory.inGroups(ids, signal)),
  };
}

/** The directory with the names of agents, or without. */
export function namedDirectory(directory: Directory, names: 'on' | 'off'): Directory {
  return names === 'on' ? directory : createNamelessDirectory(directory);
}

/** Without names: agents are called by the beginning of their ids, and found by that. */
function createNamelessDirectory(directory: Directory): Directory {
  const nameless = createChangedDirectory(directory, async (agents) => agents.map(withoutName));
  return {
    ...nameless,
    apart: (scope) => createNamelessDirectory(apartFrom(directory, scope)),
    async search(text, signal) {
      const small = text.trim().toLowerCase();
      const found = await nameless.all(signal);
      return {
        ...found,
        agents: found.agents.filter(({ name }) => name?.includes(small) === true),
      };
    },
  };
}

/** `agent 3f2a91c0` */
function withoutName({ id, active }: Agent): Agent {
  return { id, active, name: `agent ${id.slice(0, 8).toLowerCase()}` };
}
