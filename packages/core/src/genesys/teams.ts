import type { Agent } from '../report/source.ts';
import type { GenesysClient } from './client.ts';
import { cursorEntities, ENTITY_PAGE_SIZE, type Named, named } from './entities.ts';
import type { CallContext } from './transport.ts';
import { agentOfUser } from './users.ts';

/** Every team, for its name. */
export async function allTeams(client: GenesysClient, context: CallContext): Promise<Named[]> {
  return cursorEntities(named, 'team list', async (after) =>
    client.call(context, async ({ teams }) => teams.getTeams(page(after))),
  );
}

/** The members of a team. An unknown team rejects with a GenesysRequestError of status 404. */
export async function teamMembers(
  client: GenesysClient,
  context: CallContext,
  teamId: string,
): Promise<Agent[]> {
  return cursorEntities(agentOfUser, 'list of team members', async (after) =>
    client.call(context, async ({ teams }) =>
      // Without `expand` the members have no names.
      teams.getTeamMembers(teamId, { ...page(after), expand: 'entities' }),
    ),
  );
}

function page(after: string | undefined): { pageSize: number; after?: string } {
  return { pageSize: ENTITY_PAGE_SIZE, ...(after === undefined ? {} : { after }) };
}
