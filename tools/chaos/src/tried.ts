/** What is put to the proof, and what core and the bot don't show at their doors. */
export { bodyOf } from '../../../apps/slackbot/src/digests/channel/body.ts';
export { createSlackChannel } from '../../../apps/slackbot/src/digests/channel/slack-channel.ts';
export { createLog } from '../../../apps/slackbot/src/log/log.ts';
export { createDigestApi } from '../../../apps/slackbot/src/slack/digest-api.ts';
export { deliveryId } from '../../../packages/core/src/digests/names.ts';
export { startDigests } from '../../../packages/core/src/digests/start-digests.ts';
export { createShifts } from '../../../packages/core/src/shifts/create-shifts.ts';
export { aShift, shiftFrom } from '../../../packages/core/src/shifts/testing.ts';
export {
  claimDelivery,
  releaseDelivery,
} from '../../../packages/core/src/store/deliveries-claim.ts';
export { keepPlan } from '../../../packages/core/src/store/deliveries-plan.ts';
export { keepSent } from '../../../packages/core/src/store/deliveries-send.ts';
export { migrations } from '../../../packages/core/src/store/migrations/index.ts';
export { type Database, openDatabase } from '../../../packages/core/src/store/postgres/database.ts';
export { migrate } from '../../../packages/core/src/store/postgres/migrate.ts';
export { startPostgres } from '../../../packages/core/src/store/postgres/start-postgres.ts';
export type { Schema } from '../../../packages/core/src/store/schema.ts';
export { createShiftStore } from '../../../packages/core/src/store/shifts.ts';
export { createPublishedStore } from '../../../packages/core/src/store/shifts-published.ts';
export { subscribe } from '../../../packages/core/src/store/subscriptions-change.ts';
