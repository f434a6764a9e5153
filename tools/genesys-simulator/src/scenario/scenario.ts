import { hashText, mix } from '../seeded/hash.ts';
import type { Organisation } from './organisation.ts';
import { createOrganisation } from './organisation.ts';
import type { ZoneClock } from './zones.ts';
import { createZoneClock } from './zones.ts';

/** Everything the invented world follows from. It holds no conversation: each is derived when asked for. */
export interface Scenario {
  seed: number;
  /** Nothing happens before this instant. */
  startMs: number;
  /** Conversations of one agent in one shift, about. */
  conversationsPerShift: number;
  organisation: Organisation;
  zones: ZoneClock;
}

/** What a scenario is made from. */
export interface ScenarioOptions {
  seed: number;
  agents: number;
  startMs: number;
  days: number;
  conversationsPerAgentDay: number;
}

/** Makes the world of a seed. */
export function createScenario(options: ScenarioOptions): Scenario {
  const { seed, agents, startMs, days, conversationsPerAgentDay } = options;
  return {
    seed: mix(seed, hashText('scenario')),
    startMs,
    conversationsPerShift: conversationsPerAgentDay,
    organisation: createOrganisation(seed, agents, startMs, days),
    zones: createZoneClock(),
  };
}
