import assert from 'node:assert/strict';
import { createSimulator, type Simulator } from '@halfhour/genesys-simulator';
import { UNLIMITED } from './client.ts';

/** The present of every measurement stands still here, epoch ms. */
export const NOW_MS = Date.parse('2026-11-20T14:47:11.250Z');

/** A simulated organisation; the same for the same number of agents. */
export function organisation(agents: number, requestsPerMinute = UNLIMITED): Simulator {
  return createSimulator({
    seed: 'bench',
    clock: { kind: 'fixed', nowMs: NOW_MS },
    agents,
    requestsPerMinute,
  });
}

/** A simulated organisation with so many agents who have not left; a tenth of all have. */
export function organisationWith(activeAgents: number): Simulator {
  const simulator = organisation(Math.floor((activeAgents * 10) / 9));
  const { agents } = simulator.scenario();
  assert.equal(agents.filter(({ state }) => state === 'active').length, activeAgents);
  return simulator;
}
