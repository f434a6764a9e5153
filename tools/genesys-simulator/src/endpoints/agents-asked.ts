import type { Service } from '../http/endpoint.ts';
import { badRequest } from '../http/refusals.ts';
import type { Agent } from '../scenario/organisation.ts';
import type { Filter } from '../query/filter-schema.ts';
import { countValues, passes } from '../query/filters.ts';

/** How many users one query may name. */
const MOST_USERS = 100;

/** The agents that pass filters on userId. Throws when they name more users than the service takes. */
export function agentsAsked(service: Service, filters: readonly Filter[]): readonly Agent[] {
  if (countValues(filters, 'userId') > MOST_USERS)
    throw badRequest(`A query may name at most ${MOST_USERS} users.`, 'userId');
  if (filters.length === 0) return service.scenario.organisation.agents;
  return service.scenario.organisation.agents.filter(({ id }) =>
    passes(filters, { dimension: (name) => (name === 'userId' ? [id] : []), metric: () => [] }),
  );
}
