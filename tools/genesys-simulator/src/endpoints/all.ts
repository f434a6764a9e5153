import type { Endpoint, Service } from '../http/endpoint.ts';
import { detailsQueryEndpoint } from './details-query.ts';
import { userAggregatesEndpoint } from './user-aggregates.ts';
import { directReportsEndpoint, userEndpoint, usersEndpoint } from './users.ts';

/** Everything the simulated service answers under `/api/v2`. */
export function allEndpoints(service: Service): readonly Endpoint[] {
  return [
    detailsQueryEndpoint(service),
    userAggregatesEndpoint(service),
    usersEndpoint(service),
    userEndpoint(service),
    directReportsEndpoint(service),
  ];
}
