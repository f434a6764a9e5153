import { hashText, mix, uuidOf } from '../seeded/hash.ts';
import type { Scenario } from '../scenario/scenario.ts';

/** All system presences. */
export const PRESENCES: readonly string[] = [
  'AVAILABLE',
  'AWAY',
  'BUSY',
  'OFFLINE',
  'IDLE',
  'ON_QUEUE',
  'MEAL',
  'TRAINING',
  'MEETING',
  'BREAK',
];

/** The organisation's own presence that stands for a system presence; there is one for each. */
export function organisationPresenceId(scenario: Scenario, presence: string): string {
  return uuidOf(mix(scenario.seed, hashText('organisation presence')), hashText(presence));
}
