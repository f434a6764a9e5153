import type { Call, Endpoint, Service } from '../http/endpoint.ts';
import { badRequest, notFound } from '../http/refusals.ts';
import { idsAsked, numberedListing, oneOf, pageAsked, someOf } from '../query/listing.ts';
import type { Agent } from '../scenario/organisation.ts';
import { managerOf, membersOf, stateOf, USER_EXPANSIONS, wireUser } from '../wire/user.ts';

const STATES = ['active', 'inactive', 'deleted', 'any'] as const;

/** Users of one page, and ids in one request. */
const MOST_USERS = 500;
const MOST_IDS = 100;

/** `GET /api/v2/users`: by default without those who have left. */
export function usersEndpoint(service: Service): Endpoint {
  const { organisation } = service.scenario;

  function handle({ query }: Call) {
    const nowMs = service.clock.nowMs();
    const state = oneOf(query, 'state', STATES, 'active');
    const ids = idsAsked(query);
    if (ids.length > MOST_IDS) throw badRequest(`At most ${MOST_IDS} ids at once.`, 'id');
    const expansions = someOf(query, 'expand', USER_EXPANSIONS);
    const page = pageAsked(query, MOST_USERS);
    const wanted = new Set(ids);
    const users = organisation.agents.filter(
      (agent) =>
        (wanted.size === 0 || wanted.has(agent.id)) &&
        (state === 'any' || stateOf(agent, nowMs) === state),
    );
    const size =
      wanted.size === 0 ? page : { ...page, pageSize: Math.max(1, ids.length), pageNumber: 1 };
    const body = numberedListing(users, size, '/api/v2/users', (agent) =>
      wireUser(organisation, agent, nowMs, expansions),
    );
    return { body };
  }

  return { method: 'GET', path: '/api/v2/users', permissions: [], handle };
}

/** `GET /api/v2/users/:userId`: the deleted ones only with `state=deleted`. */
export function userEndpoint(service: Service): Endpoint {
  function handle({ params, query }: Call) {
    const wanted = oneOf(query, 'state', ['active', 'deleted'], 'active');
    const expansions = someOf(query, 'expand', USER_EXPANSIONS);
    const agent = agentOf(service, params);
    const nowMs = service.clock.nowMs();
    const isDeleted = stateOf(agent, nowMs) === 'deleted';
    if (isDeleted !== (wanted === 'deleted')) throw notFound();
    return { body: wireUser(service.scenario.organisation, agent, nowMs, expansions) };
  }

  return { method: 'GET', path: '/api/v2/users/:userId', permissions: [], handle };
}

/** `GET /api/v2/users/:userId/directreports`: an array, not a listing; not who reports to those. */
export function directReportsEndpoint(service: Service): Endpoint {
  const { organisation } = service.scenario;

  function handle({ params, query }: Call) {
    const nowMs = service.clock.nowMs();
    const expansions = someOf(query, 'expand', USER_EXPANSIONS);
    const manager = agentOf(service, params);
    const reports = membersOf(organisation, manager.crew.team).filter(
      (agent) => managerOf(organisation, agent) === manager && stateOf(agent, nowMs) === 'active',
    );
    return { body: reports.map((agent) => wireUser(organisation, agent, nowMs, expansions)) };
  }

  return { method: 'GET', path: '/api/v2/users/:userId/directreports', permissions: [], handle };
}

function agentOf(service: Service, params: Call['params']): Agent {
  const agent = service.scenario.organisation.agentById(params['userId'] ?? '');
  if (agent === undefined) throw notFound();
  return agent;
}
