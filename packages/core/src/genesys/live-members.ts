import { type Agent, type AgentsFound, UnknownScopeError } from '../report/source.ts';
import type { GenesysClient } from './client.ts';
import { GenesysRequestError } from './errors.ts';
import { groupMembers } from './groups.ts';
import { queueMembers } from './queues.ts';
import type { RememberedLists } from './remembered-lists.ts';
import { teamMembers } from './teams.ts';
import type { CallContext } from './transport.ts';

const MEMBERS = { team: teamMembers, queue: queueMembers, group: groupMembers } as const;

/** Who is in teams, queues or groups; an unknown one rejects with an {@link UnknownScopeError}. */
export type LiveMembers = (
  kind: keyof typeof MEMBERS,
  ids: readonly string[],
  signal: AbortSignal,
) => Promise<AgentsFound>;

/** Members as Genesys tells them, each agent once, remembered team by team and queue by queue. */
export function createLiveMembers(deps: {
  readonly client: GenesysClient;
  readonly context: CallContext;
  readonly lists: RememberedLists<Agent>;
}): LiveMembers {
  const { client, context, lists } = deps;
  return async (kind, ids, signal) => {
    const members = await Promise.all(
      [...new Set(ids)].map(async (id) =>
        lists.read(`${kind}:${id}`, signal, async () =>
          ofKnown(kind, id, async () => MEMBERS[kind](client, context, id)),
        ),
      ),
    );
    return {
      agents: distinct(members.flatMap(({ items }) => items)),
      unread: members.flatMap(({ unread }) => unread),
    };
  };
}

async function ofKnown(
  kind: UnknownScopeError['kind'],
  id: string,
  members: () => Promise<Agent[]>,
): Promise<Agent[]> {
  try {
    return await members();
  } catch (error) {
    const unknown = error instanceof GenesysRequestError && [400, 404].includes(error.status);
    throw unknown ? new UnknownScopeError(kind, id) : error;
  }
}

/** Each agent once, with the most that is known. */
function distinct(agents: readonly Agent[]): Agent[] {
  const byId = new Map<string, Agent>();
  for (const agent of agents) {
    const known = byId.get(agent.id);
    byId.set(agent.id, {
      id: agent.id,
      name: known?.name ?? agent.name,
      active: known?.active ?? agent.active,
    });
  }
  return [...byId.values()];
}
