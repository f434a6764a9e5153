import * as z from 'zod';
import { AGGREGATE_DIMENSIONS, AGGREGATE_METRICS } from './aggregate-dimensions.ts';
import {
  CONVERSATION_DIMENSIONS,
  CONVERSATION_METRICS,
  SEGMENT_DIMENSIONS,
} from './detail-dimensions.ts';
import { filterSchema } from './filter-schema.ts';

const order = z.enum(['asc', 'desc', 'unordered']).optional();
const paging = z
  .strictObject({
    pageSize: z.number().int().min(1).max(100),
    pageNumber: z.number().int().min(1),
  })
  .optional();

/** Filters on what the scenario has none of; they are checked no further, and nothing matches them. */
const foreignFilters = z.array(z.looseObject({ type: z.enum(['and', 'or']) })).optional();

const detailQuery = {
  interval: z.string(),
  conversationFilters: z
    .array(filterSchema(CONVERSATION_DIMENSIONS, CONVERSATION_METRICS))
    .optional(),
  segmentFilters: z.array(filterSchema(SEGMENT_DIMENSIONS, ['tSegmentDuration'])).optional(),
  evaluationFilters: foreignFilters,
  surveyFilters: foreignFilters,
  resolutionFilters: foreignFilters,
  order,
  orderBy: z
    .enum(['conversationStart', 'conversationEnd', 'segmentStart', 'segmentEnd'])
    .optional(),
};

/** ConversationQuery. */
export const detailsQuerySchema = z.strictObject({
  ...detailQuery,
  aggregations: z.array(z.looseObject({})).optional(),
  paging,
});

/** AsyncConversationQuery. */
export const detailsJobSchema = z.strictObject({
  ...detailQuery,
  limit: z.number().int().positive().optional(),
  startOfDayIntervalMatching: z.boolean().optional(),
});

export type DetailsQuery = z.infer<typeof detailsQuerySchema>;
export type DetailsJob = z.infer<typeof detailsJobSchema>;

const aggregation = {
  interval: z.string(),
  granularity: z.string().optional(),
  timeZone: z.string().optional(),
  flattenMultivaluedDimensions: z.boolean().optional(),
  alternateTimeDimension: z.enum(['eventTime']).optional(),
};

/** ConversationAggregationQuery, but for views and rankings, which are not simulated. */
export const conversationAggregatesSchema = z.strictObject({
  ...aggregation,
  metrics: z.array(z.enum(AGGREGATE_METRICS)).min(1),
  groupBy: z.array(z.enum(AGGREGATE_DIMENSIONS)).optional(),
  filter: filterSchema(AGGREGATE_DIMENSIONS, undefined).optional(),
  queryType: z.enum(['groupBy']).optional(),
});

export type ConversationAggregatesQuery = z.infer<typeof conversationAggregatesSchema>;

/** UserAggregationQuery, but for views, which are not simulated. */
export const userAggregatesSchema = z.strictObject({
  ...aggregation,
  metrics: z
    .array(z.enum(['tAgentRoutingStatus', 'tOrganizationPresence', 'tSystemPresence']))
    .min(1),
  groupBy: z.array(z.enum(['userId'])).optional(),
  filter: filterSchema(['userId'], undefined).optional(),
});

export type UserAggregatesQuery = z.infer<typeof userAggregatesSchema>;

/** UserDetailsQuery. */
export const userDetailsSchema = z.strictObject({
  interval: z.string(),
  userFilters: z.array(filterSchema(['userId'], undefined)).optional(),
  presenceFilters: z
    .array(filterSchema(['organizationPresenceId', 'systemPresence'], undefined))
    .optional(),
  routingStatusFilters: z.array(filterSchema(['routingStatus'], undefined)).optional(),
  order,
  presenceAggregations: z.array(z.looseObject({})).optional(),
  routingStatusAggregations: z.array(z.looseObject({})).optional(),
  paging,
});
