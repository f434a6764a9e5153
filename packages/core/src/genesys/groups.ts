import type { Agent } from '../report/source.ts';
import type { GenesysClient } from './client.ts';
import { ENTITY_PAGE_SIZE, type Named, named, numberedEntities } from './entities.ts';
import type { CallContext } from './transport.ts';
import { agentOfUser } from './users.ts';

/** Every group, for its name. */
export async function allGroups(client: GenesysClient, context: CallContext): Promise<Named[]> {
  return numberedEntities(named, 'group list', async (pageNumber) =>
    client.call(context, async ({ groups }) =>
      groups.getGroups({ pageSize: ENTITY_PAGE_SIZE, pageNumber }),
    ),
  );
}

/** The members of a group. An unknown group rejects with a GenesysRequestError of status 404. */
export async function groupMembers(
  client: GenesysClient,
  context: CallContext,
  groupId: string,
): Promise<Agent[]> {
  return numberedEntities(agentOfUser, 'list of group members', async (pageNumber) =>
    client.call(context, async ({ groups }) =>
      groups.getGroupMembers(groupId, { pageSize: ENTITY_PAGE_SIZE, pageNumber }),
    ),
  );
}
