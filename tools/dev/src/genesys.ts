import { join } from 'node:path';
import { type ScenarioSummary, startSimulator } from '@halfhour/genesys-simulator';
import type { DevEnvironment } from './env.ts';
import { onUsualPort } from './usual-port.ts';

/** Where the simulator listens: the address in .env.example. */
const SIMULATOR_PORT = 4010;

/** How far back its data goes: a little more than the longest window that can be asked for. */
const DAYS = 35;

/** Of a fast simulator the data trails the clock, so that numbers come in while one watches. */
const FAST = { dataLagMs: 4 * 60_000, uptimeMs: () => Date.now() };

/** What the simulator takes for a login. */
const SIMULATOR_CLIENT = { id: 'simulator', secret: 'simulator-secret' };

/** The Genesys Cloud that the apps will talk to. */
export interface ChosenGenesys {
  /** One line for people, saying which it is. */
  readonly announcement: string;
  /** Environment variables that point the apps to it. */
  readonly variables: Readonly<Record<string, string>>;
  /** What is in the simulator; undefined with a real organisation. */
  readonly scenario: ScenarioSummary | undefined;
  stop(): Promise<void>;
}

/**
 * The configured organisation, or a simulator of one when none is configured.
 *
 * @param isFast - whether it goes by a fast clock
 */
export async function chooseGenesys(
  environment: DevEnvironment,
  isFast: boolean,
): Promise<ChosenGenesys> {
  if (environment.hasGenesys) {
    return {
      announcement: 'Using the Genesys Cloud organisation of GENESYS_CLIENT_ID.',
      variables: {},
      scenario: undefined,
      stop: async () => {},
    };
  }
  const started = await onUsualPort(SIMULATOR_PORT, async (port) =>
    startSimulator({ port, days: DAYS, ...(isFast && FAST) }),
  );
  return {
    announcement:
      `No GENESYS_CLIENT_ID: using the Genesys simulator at ${started.url} ` +
      '(made-up agents; what it supports: tools/genesys-simulator/README.md).',
    variables: {
      GENESYS_CLIENT_ID: SIMULATOR_CLIENT.id,
      GENESYS_CLIENT_SECRET: SIMULATOR_CLIENT.secret,
      GENESYS_GATEWAY_URL: started.url,
      // Made-up numbers never stand beside those of an organisation, and anybody may see them.
      HALFHOUR_DATA: join(environment.variables['HALFHOUR_DATA'] ?? '.halfhour', 'simulator'),
      HALFHOUR_ACCESS: environment.variables['HALFHOUR_ACCESS'] ?? 'open',
    },
    scenario: started.simulator.scenario(),
    stop: async () => started.close(),
  };
}
