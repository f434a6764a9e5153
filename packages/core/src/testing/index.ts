export { aDelivery, aSubscription } from './digests.ts';
export {
  alerting,
  at,
  chat,
  contacting,
  dialing,
  emitted,
  holding,
  leg,
  type LegWords,
  segment,
  talk,
  talking,
  TEST_DAY,
  wrappingUp,
} from './legs.ts';
export { memoryRestatements } from './memory-restatements.ts';
export { memoryShifts } from './memory-shifts.ts';
export { createNoting, type Watched } from './noting.ts';
export { memoryWorld, type MemoryWorld } from './memory-source.ts';
export { aShift, shiftFrom } from '../shifts/testing.ts';
export { fillTestStore } from '../store/testing-fill.ts';
export { type LoopbackServer, startOnLoopback } from '../store/testing-loopback.ts';
