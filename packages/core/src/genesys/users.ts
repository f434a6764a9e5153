import { z } from 'zod';
import type { Agent } from '../report/source.ts';
import type { GenesysClient } from './client.ts';
import { ENTITY_PAGE_SIZE, type Named, named, numberedEntities } from './entities.ts';
import { readShape } from './shape.ts';
import type { CallContext } from './transport.ts';
import { chunks } from './windows.ts';

/** What is read of a user; `state` is absent from some listings. */
export const user = z.object({
  id: z.string(),
  name: z.string().nullish(),
  state: z.string().nullish(),
});

/** A user as agents are known. */
export const agentOfUser = user.transform(toAgent);

/** A user as agents are known. */
export function toAgent({ id, name, state }: z.output<typeof user>): Agent {
  return {
    id,
    name: name ?? null,
    active: typeof state === 'string' ? state === 'active' : null,
  };
}

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

const userInDivision = user
  .extend({ division: named.nullish() })
  .transform(({ division, ...one }) => ({ agent: toAgent(one), divisionId: division?.id ?? null }));

/** An active user, and the division of Genesys that they belong to. */
export interface AgentInDivision {
  readonly agent: Agent;
  /** `null`: Genesys did not tell. */
  readonly divisionId: string | null;
}

/** Every active user with their division: Genesys lists nobody by division. */
export async function usersWithDivisions(
  client: GenesysClient,
  context: CallContext,
): Promise<AgentInDivision[]> {
  const users = await numberedEntities(userInDivision, 'user list', async (pageNumber) =>
    client.call(context, async (apis) =>
      apis.users.getUsers({ state: 'active', pageSize: ENTITY_PAGE_SIZE, pageNumber }),
    ),
  );
  return users.map(({ agent, divisionId }) => ({ agent: asActive(agent), divisionId }));
}

const userInUnits = z.object({ team: named.nullish(), groups: z.array(named).nullish() });

/**
 * The teams of these users, each once. Genesys tells them as well as it can: a team may be missing,
 * as all are where the OAuth client may not view teams.
 */
export async function teamsOfUsers(
  client: GenesysClient,
  context: CallContext,
  ids: readonly string[],
): Promise<Named[]> {
  const users = await usersExpanded('team', client, context, ids);
  return eachOnce(users.flatMap(({ team }) => team ?? []));
}

/** The groups of these users, each once. */
export async function groupsOfUsers(
  client: GenesysClient,
  context: CallContext,
  ids: readonly string[],
): Promise<Named[]> {
  const users = await usersExpanded('groups', client, context, ids);
  return eachOnce(users.flatMap(({ groups }) => groups ?? []));
}

async function usersExpanded(
  expand: 'team' | 'groups',
  client: GenesysClient,
  context: CallContext,
  ids: readonly string[],
): Promise<z.output<typeof userInUnits>[]> {
  const lists = await Promise.all(
    chunks([...new Set(ids)], ENTITY_PAGE_SIZE).map(async (id) =>
      numberedEntities(userInUnits, 'user list', async (pageNumber) =>
        client.call(context, async ({ users }) =>
          users.getUsers({ id, expand: [expand], pageSize: ENTITY_PAGE_SIZE, pageNumber }),
        ),
      ),
    ),
  );
  return lists.flat();
}

function eachOnce(units: readonly Named[]): Named[] {
  return [...new Map(units.map((unit) => [unit.id, unit])).values()];
}

/** The active users whose manager this one is; not those who report to them in turn. */
export async function directReports(
  client: GenesysClient,
  context: CallContext,
  userId: string,
): Promise<Agent[]> {
  const answer = await client.call(context, async ({ users }) =>
    users.getUserDirectreports(userId),
  );
  const reports = readShape(z.array(agentOfUser), answer, 'list of direct reports');
  return reports.map(asActive).filter(({ active }) => active === true);
}

/** Of a listing that has active users only, and does not say so again. */
export function asActive(agent: Agent): Agent {
  return agent.active === null ? { ...agent, active: true } : agent;
}
