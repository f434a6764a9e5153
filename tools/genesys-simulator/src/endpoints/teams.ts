import type { Call, Endpoint, Service } from '../http/endpoint.ts';
import { notFound } from '../http/refusals.ts';
import { cursorListing, oneOf } from '../query/listing.ts';
import { membersOf, stateOf } from '../wire/user.ts';

const PATH = '/api/v2/teams';

/** `GET /api/v2/teams`, one team, and its members; both listings are walked by cursor. */
export function teamEndpoints(service: Service): readonly Endpoint[] {
  const { organisation } = service.scenario;

  const activeOf = (team: number) => {
    const nowMs = service.clock.nowMs();
    return membersOf(organisation, team).filter((agent) => stateOf(agent, nowMs) === 'active');
  };

  const wireTeam = (team: number) => {
    const { id, name } = organisation.teams[team]!;
    return {
      id,
      name,
      division: { id: organisation.divisionId, name: 'Home' },
      memberCount: activeOf(team).length,
      selfUri: `${PATH}/${id}`,
    };
  };

  function teamOf({ params }: Call): number {
    const team = organisation.teams.findIndex(({ id }) => id === params['teamId']);
    if (team === -1) throw notFound();
    return team;
  }

  function list({ query }: Call) {
    const start = query.get('name')?.toLowerCase() ?? '';
    const teams = [...organisation.teams.keys()].filter((team) =>
      organisation.teams[team]!.name.toLowerCase().startsWith(start),
    );
    return { body: cursorListing(teams, query, PATH, wireTeam) };
  }

  function members(call: Call) {
    const team = teamOf(call);
    // Names come only when they are asked for.
    const named = oneOf(call.query, 'expand', ['entities', ''], '') === 'entities';
    const path = `${PATH}/${organisation.teams[team]!.id}/members`;
    const body = cursorListing(activeOf(team), call.query, path, ({ id, name }) => ({
      id,
      ...(named && name !== undefined ? { name } : {}),
      selfUri: `/api/v2/users/${id}`,
    }));
    return { body };
  }

  const permissions = ['groups:team:view'];
  return [
    { method: 'GET', path: PATH, permissions, handle: list },
    {
      method: 'GET',
      path: `${PATH}/:teamId`,
      permissions,
      handle: (call) => ({ body: wireTeam(teamOf(call)) }),
    },
    { method: 'GET', path: `${PATH}/:teamId/members`, permissions, handle: members },
  ];
}
