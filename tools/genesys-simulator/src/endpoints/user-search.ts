import * as z from 'zod';
import type { Call, Endpoint, Service } from '../http/endpoint.ts';
import { readBody } from '../query/read-body.ts';
import type { Agent } from '../scenario/organisation.ts';
import type { UserState } from '../wire/user.ts';
import { stateOf, wireUser } from '../wire/user.ts';

const sortOrder = z.enum(['ASC', 'DESC', 'SCORE']).optional();

const criterion = z.strictObject({
  type: z.enum([
    'EXACT',
    'STARTS_WITH',
    'CONTAINS',
    'REGEX',
    'TERM',
    'TERMS',
    'REQUIRED_FIELDS',
    'MATCH_ALL',
    'QUERY_STRING',
  ]),
  fields: z.array(z.string()).optional(),
  value: z.string().optional(),
  values: z.array(z.string()).optional(),
  operator: z.enum(['AND', 'OR', 'NOT']).optional(),
  startValue: z.string().optional(),
  endValue: z.string().optional(),
  dateFormat: z.string().optional(),
  group: z.array(z.looseObject({})).optional(),
});

/** UserSearchRequest. */
const searchSchema = z.strictObject({
  sortOrder,
  sortBy: z.string().optional(),
  sort: z.array(z.strictObject({ sortOrder, sortBy: z.string().optional() })).optional(),
  pageSize: z.number().int().min(1).max(500).optional(),
  pageNumber: z.number().int().min(1).optional(),
  expand: z.array(z.string()).optional(),
  query: z.array(criterion).optional(),
  integrationPresenceSource: z.enum(['MicrosoftTeams', 'ZoomPhone', 'EightByEight']).optional(),
  enforcePermissions: z.boolean().optional(),
});

type Criterion = z.infer<typeof criterion>;

/** `POST /api/v2/users/search`: by id, name, e-mail, title and state; active users unless `state` is searched. */
export function userSearchEndpoint(service: Service): Endpoint {
  const { organisation } = service.scenario;

  function handle(call: Call) {
    const request = readBody(searchSchema, call.body);
    const { pageSize = 25, pageNumber = 1, query = [] } = request;
    const nowMs = service.clock.nowMs();
    const anyState = query.some(({ fields = [] }) => fields.includes('state'));
    const found = organisation.agents.filter((agent) => {
      const state = stateOf(agent, nowMs);
      return (anyState || state === 'active') && matches(agent, state, query);
    });
    const from = (pageNumber - 1) * pageSize;
    return {
      body: {
        total: found.length,
        pageCount: Math.ceil(found.length / pageSize),
        pageSize,
        pageNumber,
        types: ['users'],
        results: found
          .slice(from, from + pageSize)
          .map((agent) => wireUser(organisation, agent, nowMs)),
      },
    };
  }

  return {
    method: 'POST',
    path: '/api/v2/users/search',
    permissions: ['directory:user:view'],
    handle,
  };
}

function matches(agent: Agent, state: UserState, criteria: readonly Criterion[]): boolean {
  let result: boolean | undefined;
  for (const one of criteria) {
    const found = matchesOne(agent, state, one);
    if (one.operator === 'NOT') result = (result ?? true) && !found;
    else result = one.operator === 'OR' ? (result ?? false) || found : (result ?? true) && found;
  }
  return result ?? true;
}

function matchesOne(agent: Agent, state: UserState, one: Criterion): boolean {
  if (one.type === 'MATCH_ALL') return true;
  const wanted = [...(one.value === undefined ? [] : [one.value]), ...(one.values ?? [])];
  return (one.fields ?? ['name']).some((name) => {
    const value = fieldOf(agent, state, name)?.toLowerCase();
    if (value === undefined) return false;
    return wanted.some((text) => compare(one.type, value, text.toLowerCase()));
  });
}

function compare(type: Criterion['type'], value: string, text: string): boolean {
  if (type === 'STARTS_WITH') return value.startsWith(text);
  if (type === 'CONTAINS' || type === 'QUERY_STRING') return value.includes(text);
  if (type === 'TERM' || type === 'TERMS') return value.split(' ').includes(text) || value === text;
  return value === text;
}

function fieldOf(agent: Agent, state: UserState, name: string): string | undefined {
  if (name === 'state') return state;
  if (name === 'id' || name === 'guid') return agent.id;
  if (name === 'email' || name === 'username') return agent.email;
  return name === 'name' ? agent.name : undefined;
}
