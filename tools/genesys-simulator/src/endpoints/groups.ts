import type { Call, Endpoint, Service } from '../http/endpoint.ts';
import { notFound } from '../http/refusals.ts';
import { idsAsked, numberedListing, pageAsked } from '../query/listing.ts';
import type { Group } from '../scenario/organisation.ts';
import { stateOf, wireUser } from '../wire/user.ts';

const PATH = '/api/v2/groups';

/** `GET /api/v2/groups`, one group, and its members. */
export function groupEndpoints(service: Service): readonly Endpoint[] {
  const { organisation } = service.scenario;

  const activeOf = (group: Group) => {
    const nowMs = service.clock.nowMs();
    return organisation.agents.filter(
      (agent) => agent.crew.profile === group.profile && stateOf(agent, nowMs) === 'active',
    );
  };

  const wireGroup = (group: Group) => ({
    id: group.id,
    name: group.name,
    memberCount: activeOf(group).length,
    state: 'active',
    version: 1,
    type: 'official',
    rulesVisible: false,
    visibility: 'public',
    selfUri: `${PATH}/${group.id}`,
  });

  function groupOf({ params }: Call): Group {
    const group = organisation.groups.find(({ id }) => id === params['groupId']);
    if (group === undefined) throw notFound();
    return group;
  }

  function list({ query }: Call) {
    const ids = idsAsked(query);
    const groups = organisation.groups.filter(({ id }) => ids.length === 0 || ids.includes(id));
    return { body: numberedListing(groups, pageAsked(query, 100), PATH, wireGroup) };
  }

  function members(call: Call) {
    const group = groupOf(call);
    const nowMs = service.clock.nowMs();
    const path = `${PATH}/${group.id}/members`;
    const body = numberedListing(activeOf(group), pageAsked(call.query, 100), path, (agent) =>
      wireUser(organisation, agent, nowMs),
    );
    return { body };
  }

  return [
    { method: 'GET', path: PATH, permissions: [], handle: list },
    {
      method: 'GET',
      path: `${PATH}/:groupId`,
      permissions: [],
      handle: (call) => ({ body: wireGroup(groupOf(call)) }),
    },
    { method: 'GET', path: `${PATH}/:groupId/members`, permissions: [], handle: members },
  ];
}
