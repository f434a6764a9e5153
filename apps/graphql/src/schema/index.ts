import './agents.ts';
import './date-time.ts';
import './explanation.ts';
import './milliseconds.ts';
import './utilization.ts';
import { builder } from '../builder.ts';

builder.queryType({ description: 'What every agent did in every half hour.' });

export const schema = builder.toSchema();
