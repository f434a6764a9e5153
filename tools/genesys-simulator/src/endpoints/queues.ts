import type { Call, Endpoint, Service } from '../http/endpoint.ts';
import { notFound } from '../http/refusals.ts';
import { idsAsked, numberedListing, pageAsked } from '../query/listing.ts';
import type { Queue } from '../scenario/organisation.ts';
import { stateOf, wireUser } from '../wire/user.ts';

const PATH = '/api/v2/routing/queues';

/** `GET /api/v2/routing/queues`, one queue, and its members. */
export function queueEndpoints(service: Service): readonly Endpoint[] {
  const { organisation } = service.scenario;

  const wireQueue = (queue: Queue) => ({
    id: queue.id,
    name: queue.name,
    division: { id: organisation.divisionId, name: 'Home' },
    memberCount: membersOf(queue).length,
    selfUri: `${PATH}/${queue.id}`,
  });

  function membersOf(queue: Queue) {
    const nowMs = service.clock.nowMs();
    return organisation.agents.filter(
      (agent) => queue.profiles.includes(agent.crew.profile) && stateOf(agent, nowMs) === 'active',
    );
  }

  function queueOf({ params }: Call): Queue {
    const queue = organisation.queues.find(({ id }) => id === params['queueId']);
    if (queue === undefined) throw notFound();
    return queue;
  }

  function list({ query }: Call) {
    const ids = idsAsked(query);
    const name = query.get('name')?.replaceAll('*', '').toLowerCase();
    const queues = organisation.queues
      .filter(({ id }) => ids.length === 0 || ids.includes(id))
      .filter((queue) => name === undefined || queue.name.toLowerCase().includes(name));
    return { body: numberedListing(queues, pageAsked(query, 500), PATH, wireQueue) };
  }

  function members(call: Call) {
    const queue = queueOf(call);
    const nowMs = service.clock.nowMs();
    const path = `${PATH}/${queue.id}/members`;
    const listing = numberedListing(
      membersOf(queue),
      pageAsked(call.query, 100),
      path,
      (agent) => ({
        id: agent.id,
        ...(agent.name === undefined ? {} : { name: agent.name }),
        user: wireUser(organisation, agent, nowMs),
        ringNumber: 1,
        joined: true,
        memberBy: 'user',
        selfUri: `${path}/${agent.id}`,
      }),
    );
    // This listing has neither a total nor a last page: only nextUri tells.
    const { total: _total, pageCount: _pageCount, lastUri: _lastUri, ...body } = listing;
    return { body };
  }

  const permissions = ['routing:queue:view'];
  return [
    { method: 'GET', path: PATH, permissions, handle: list },
    {
      method: 'GET',
      path: `${PATH}/:queueId`,
      permissions,
      needs: 'all',
      handle: (call) => ({ body: wireQueue(queueOf(call)) }),
    },
    {
      method: 'GET',
      path: `${PATH}/:queueId/members`,
      permissions: [
        'routing:queue:view',
        'routing:queue:edit',
        'routing:queue:readonly',
        'routing:queueMember:manage',
      ],
      handle: members,
    },
  ];
}
