import { z } from 'zod';
import type { Agent } from '../report/source.ts';
import type { GenesysClient } from './client.ts';
import { ENTITY_PAGE_SIZE, type Named, named, numberedEntities } from './entities.ts';
import type { CallContext } from './transport.ts';
import { agentOfUser } from './users.ts';

/** Every queue, for its name. */
export async function allQueues(client: GenesysClient, context: CallContext): Promise<Named[]> {
  return numberedEntities(named, 'queue list', async (pageNumber) =>
    client.call(context, async ({ routing }) =>
      routing.getRoutingQueues({ pageSize: ENTITY_PAGE_SIZE, pageNumber }),
    ),
  );
}

/** A member; the user itself may be missing, its id and name are not. */
const queueMember = z
  .object({ id: z.string(), name: z.string().nullish(), user: agentOfUser.nullish() })
  .transform(({ id, name, user }): Agent => ({
    id: user?.id ?? id,
    name: user?.name ?? name ?? null,
    active: user?.active ?? null,
  }));

/** The members of a queue. An unknown queue rejects with a GenesysRequestError of status 404. */
export async function queueMembers(
  client: GenesysClient,
  context: CallContext,
  queueId: string,
): Promise<Agent[]> {
  return numberedEntities(queueMember, 'list of queue members', async (pageNumber) =>
    client.call(context, async ({ routing }) =>
      routing.getRoutingQueueMembers(queueId, { pageSize: ENTITY_PAGE_SIZE, pageNumber }),
    ),
  );
}
