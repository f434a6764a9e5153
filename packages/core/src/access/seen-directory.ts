import { apartFrom } from '../report/apart-from.ts';
import {
  type Agent,
  type AgentsFound,
  type Directory,
  UnknownScopeError,
} from '../report/source.ts';
import { once } from './once.ts';
import { scopeName, type Viewer } from './viewer.ts';

/**
 * The directory as a viewer sees it: as if there were no other agents. Teams, queues and groups of
 * which they see nobody are not listed and unknown, like those that were made up.
 *
 * What is not theirs to see is not looked up either: below, an id that is hidden and one that was made
 * up make the same way, so that nobody can tell them apart by how long the answer takes. Made for one
 * request: it knows from the first time which units there are.
 */
export function createSeenDirectory(everybody: Directory, viewer: Viewer): Directory {
  if (viewer.kind === 'everybody') return everybody;
  const directory = apartFrom(everybody, scopeName(viewer));
  const { agentIds, words } = viewer;
  const own = [...agentIds];
  const seenIds = (ids: readonly string[]) => ids.filter((id) => agentIds.has(id));

  const teams = once(async (signal: AbortSignal) => directory.teamsOf(own, signal));
  const queues = once(async (signal: AbortSignal) => directory.queuesOf(own, signal));
  const groups = once(async (signal: AbortSignal) => directory.groupsOf(own, signal));

  const byIds: Directory['byIds'] = async (ids, signal) => {
    const seen = seenIds(ids);
    return seen.length === 0 ? NOBODY : directory.byIds(seen, signal);
  };

  const all = async (signal: AbortSignal): Promise<AgentsFound> => {
    const found = await byIds(own, signal);
    return { ...found, agents: found.agents.filter(({ active }) => active !== false) };
  };

  /** @param ask.units - those of which somebody is seen: of no other is it asked who is in it */
  const inUnits =
    (
      kind: UnknownScopeError['kind'],
      ask: { readonly units: Directory['teams']; readonly members: Directory['inTeams'] },
    ): Directory['inTeams'] =>
    async (ids, signal) => {
      const { units, unread } = await ask.units(signal);
      const known = new Set(units.map(({ id }) => id));
      const unknown = ids.find((id) => !known.has(id));
      if (unknown !== undefined && unread.length === 0) throw new UnknownScopeError(kind, unknown);
      const asked = ids.filter((id) => known.has(id));
      const found = asked.length === 0 ? NOBODY : await ask.members(asked, signal);
      return {
        ...found,
        agents: found.agents.filter(({ id }) => agentIds.has(id)),
        unread: unknown === undefined ? found.unread : [...unread, ...found.unread],
      };
    };

  return {
    showsOnly: words,
    byIds,
    all,
    async search(text, signal) {
      // Not among all: what others are called must not push anybody off the end of a long list.
      const small = text.trim().toLowerCase();
      const found = await all(signal);
      const isMeant = ({ name }: Agent) => name?.toLowerCase().includes(small) === true;
      return { ...found, agents: small === '' ? found.agents : found.agents.filter(isMeant) };
    },
    inTeams: inUnits('team', {
      units: teams,
      members: async (ids, signal) => directory.inTeams(ids, signal),
    }),
    inQueues: inUnits('queue', {
      units: queues,
      members: async (ids, signal) => directory.inQueues(ids, signal),
    }),
    inGroups: inUnits('group', {
      units: groups,
      members: async (ids, signal) => directory.inGroups(ids, signal),
    }),
    teams,
    queues,
    groups,
    teamsOf: async (ids, signal) => directory.teamsOf(seenIds(ids), signal),
    queuesOf: async (ids, signal) => directory.queuesOf(seenIds(ids), signal),
    groupsOf: async (ids, signal) => directory.groupsOf(seenIds(ids), signal),
  };
}

const NOBODY: AgentsFound = { agents: [], unread: [], isKept: true };
