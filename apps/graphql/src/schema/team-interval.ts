import type { teamIntervals } from '@halfhour/core';
import { builder } from '../builder.ts';
import { HalfHour } from './half-hour.ts';
import { Numbers } from './numbers.ts';
import { Summed } from './totals.ts';

type TeamInterval = ReturnType<typeof teamIntervals>[number];

/** One half hour of all agents of an answer. */
export const TeamIntervalType = builder.objectRef<TeamInterval>('TeamInterval').implement({
  description: 'What all agents of this answer (this page of agents) did in one half hour.',
  interfaces: [HalfHour, Numbers, Summed],
});
