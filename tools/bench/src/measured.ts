/**
 * The pieces that are measured and that core does not show at its door: nobody outside core and
 * this tool has a use for them.
 */
export { createIdSet } from '../../../packages/core/src/genesys/id-set.ts';
export { toLegs } from '../../../packages/core/src/genesys/to-legs.ts';
export { readConversationPage } from '../../../packages/core/src/genesys/scan/scan-page.ts';
export { readWork } from '../../../packages/core/src/genesys/read-work.ts';
export { DAY_MS, HALF_HOUR_MS } from '../../../packages/core/src/time/half-hour.ts';
export {
  type AgentDay,
  BOOKED_METRICS,
  WORKED_METRICS,
} from '../../../packages/core/src/utilization/agent-day.ts';
export { createFold } from '../../../packages/core/src/utilization/fold.ts';
