import { z } from 'zod';
import type { Agent } from '../report/source.ts';
import type { GenesysClient } from './client.ts';
import { ENTITY_PAGE_SIZE, numberedEntities } from './entities.ts';
import { readShape } from './shape.ts';
import type { CallContext } from './transport.ts';
import { chunks } from './windows.ts';

/** A user as agents are known; `state` is absent from some listings. */
export const agentOfUser = z
  .object({
    id: z.string(),
    name: z.string().nullish(),
    state: z.string().nullish(),
  })
  .transform(({ id, name, state }): Agent => ({
    id,
    name: name ?? null,
    active: typeof state === 'string' ? state === 'active' : null,
  }));

/** The users with these ids, leavers included. Ids that Genesys does not know are left out. */
export async function usersByIds(
  client: GenesysClient,
  context: CallContext,
  ids: readonly string[],
): Promise<Agent[]> {
  const lists = await Promise.all(
    chunks([...new Set(ids)], ENTITY_PAGE_SIZE).map(async (id) =>
      numberedEntities(agentOfUser, 'user list', async (pageNumber) =>
        client.call(context, async ({ users }) =>
          // Leavers' work still counts: without `any` Genesys hides them.
          users.getUsers({ id, state: 'any', pageSize: ENTITY_PAGE_SIZE, pageNumber }),
        ),
      ),
    ),
  );
  return lists.flat();
}

/** Every active user, in order of name. */
export async function activeUsers(client: GenesysClient, context: CallContext): Promise<Agent[]> {
  const users = await numberedEntities(agentOfUser, 'user list', async (pageNumber) =>
    client.call(context, async (apis) =>
      apis.users.getUsers({ state: 'active', pageSize: ENTITY_PAGE_SIZE, pageNumber }),
    ),
  );
  return users.map(asActive);
}

/** The users who report to this one. */
export async function directReports(
  client: GenesysClient,
  context: CallContext,
  userId: string,
): Promise<Agent[]> {
  const answer = await client.call(context, async ({ users }) =>
    users.getUserDirectreports(userId),
  );
  return readShape(z.array(agentOfUser), answer, 'list of direct reports');
}

const searchAnswer = z.object({
  results: z.array(agentOfUser).nullish(),
  pageCount: z.number().nullish(),
});

/** Pages of people read for one search: nobody reads more names than these. */
const SEARCH_PAGES = 5;

/** Active users whose name contains the text, up to 500 of them. */
export async function usersNamed(
  client: GenesysClient,
  context: CallContext,
  text: string,
): Promise<Agent[]> {
  const found: Agent[] = [];
  for (let pageNumber = 1; pageNumber <= SEARCH_PAGES; pageNumber += 1) {
    const query = {
      pageSize: ENTITY_PAGE_SIZE,
      pageNumber,
      query: [
        { type: 'CONTAINS', fields: ['name'], value: text },
        { type: 'EXACT', fields: ['state'], value: 'active' },
      ],
    };
    const answer = await client.call(context, async ({ users }) => users.postUsersSearch(query));
    const { results, pageCount } = readShape(searchAnswer, answer, 'user search');
    found.push(...(results ?? []).map(asActive));
    if (pageNumber >= (pageCount ?? 1)) break;
  }
  return found;
}

/** Of a listing that was asked for active users only, and does not say so again. */
function asActive(agent: Agent): Agent {
  return agent.active === null ? { ...agent, active: true } : agent;
}
