import { type StartedSimulator, startSimulator } from '@halfhour/genesys-simulator';
import { afterAll, afterEach, beforeAll } from 'vitest';

const HOUR_MS = 3_600_000;

/** An organisation on loopback, and twenty hours of it that are past and settled. */
export interface Organisation {
  readonly url: string;
  readonly simulator: StartedSimulator['simulator'];
  readonly activeAgents: readonly string[];
  /** Someone who worked a lot in these hours. */
  readonly busyAgent: string;
  readonly fromMs: number;
  readonly toMs: number;
  /** `--from` and `--to` of these hours. */
  readonly window: readonly string[];
}

/** Starts an organisation for the tests of a file; its faults end with each test. */
export function useOrganisation(): () => Organisation {
  let started: StartedSimulator | undefined;
  let found: Organisation | undefined;
  beforeAll(async () => {
    started = await startSimulator({ agents: 15, days: 4, requestsPerMinute: 100_000 });
    found = organisationOf(started);
  });
  afterEach(() => started?.simulator.clearFaults());
  afterAll(async () => started?.close());
  return () => {
    if (found === undefined) throw new Error('The organisation has not been started yet.');
    return found;
  };
}

function organisationOf({ url, simulator }: StartedSimulator): Organisation {
  const { agents, interesting } = simulator.scenario();
  const fromMs = Date.parse(interesting.from);
  const toMs = fromMs + 20 * HOUR_MS;
  const window = ['--from', interesting.from, '--to', new Date(toMs).toISOString()];
  const activeAgents = agents.flatMap(({ id, state }) => (state === 'active' ? [id] : []));
  return { url, simulator, activeAgents, busyAgent: interesting.agentId, fromMs, toMs, window };
}
