/** The pieces of the store and the sync that are measured and that core does not show at its door. */
export { commitRead } from '../../../packages/core/src/store/commit-read.ts';
export {
  PART_COLUMNS,
  PRESENCE_COLUMNS,
  WHOLE_COLUMNS,
} from '../../../packages/core/src/store/columns.ts';
export { leaseSlots } from '../../../packages/core/src/store/leases.ts';
export { migrations } from '../../../packages/core/src/store/migrations/index.ts';
export { scopeNumber } from '../../../packages/core/src/store/numbers.ts';
export { ensurePartitions } from '../../../packages/core/src/store/partitions.ts';
export { type Database, openDatabase } from '../../../packages/core/src/store/postgres/database.ts';
export { migrate } from '../../../packages/core/src/store/postgres/migrate.ts';
export { startPostgres } from '../../../packages/core/src/store/postgres/start-postgres.ts';
export { createKeptOrLiveSource } from '../../../packages/core/src/report/kept-or-live.ts';
export { readAgentDays } from '../../../packages/core/src/store/read-agent-days.ts';
export type { Schema } from '../../../packages/core/src/store/schema.ts';
export { createStoredDirectory } from '../../../packages/core/src/store/stored-directory.ts';
export { createStoredSource } from '../../../packages/core/src/store/stored-source.ts';
export { organisationOf, syncCost } from '../../../packages/core/src/sync/cost-model.ts';
export { createSync } from '../../../packages/core/src/sync/sync.ts';
export { settleWaitsMs } from '../../../packages/core/src/sync/testing-settling.ts';
export { halfHourStartsMs } from '../../../packages/core/src/time/half-hour.ts';
