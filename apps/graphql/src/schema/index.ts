/* eslint-disable import/no-unassigned-import -- importing a type's file registers it */
import './agents.ts';
import './backfill-mutation.ts';
import './date-time.ts';
import './deliveries.ts';
import './digest-subscription.ts';
import './explanation.ts';
import './local-date.ts';
import './milliseconds.ts';
import './restatements.ts';
import './shift-mutations.ts';
import './shift-queries.ts';
import './sync.ts';
import './utilization-query.ts';
/* eslint-enable import/no-unassigned-import */
import { builder } from '../builder.ts';

builder.queryType({ description: 'What every agent did in every half hour.' });
builder.mutationType({ description: 'What can be asked to be done.' });

export const schema = builder.toSchema({ sortSchema: false });
