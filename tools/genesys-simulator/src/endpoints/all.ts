import type { Endpoint, Service } from '../http/endpoint.ts';
import { conversationAggregatesEndpoint } from './conversation-aggregates.ts';
import { detailsJobsEndpoints } from './details-jobs.ts';
import { detailsQueryEndpoint } from './details-query.ts';
import { groupEndpoints } from './groups.ts';
import { queueEndpoints } from './queues.ts';
import { teamEndpoints } from './teams.ts';
import { userAggregatesEndpoint } from './user-aggregates.ts';
import { userDetailsEndpoint } from './user-details.ts';
import { userSearchEndpoint } from './user-search.ts';
import { directReportsEndpoint, userEndpoint, usersEndpoint } from './users.ts';
import { wfmEndpoints } from './wfm.ts';

/** Everything the simulated service answers under `/api/v2`. */
export function allEndpoints(service: Service): readonly Endpoint[] {
  return [
    detailsQueryEndpoint(service),
    ...detailsJobsEndpoints(service),
    conversationAggregatesEndpoint(service),
    userAggregatesEndpoint(service),
    userDetailsEndpoint(service),
    usersEndpoint(service),
    userSearchEndpoint(service),
    userEndpoint(service),
    directReportsEndpoint(service),
    ...queueEndpoints(service),
    ...teamEndpoints(service),
    ...groupEndpoints(service),
    ...wfmEndpoints(service),
  ];
}
