import { startSimulator } from '@halfhour/genesys-simulator';
import { join } from 'node:path';
import type { DevEnvironment } from './env.ts';

/** Where the simulator listens: the address in .env.example. */
const SIMULATOR_PORT = 4010;

/** How far back its data goes: a little more than the longest window that can be asked for. */
const DAYS = 35;

/** What the simulator takes for a login. */
const SIMULATOR_CLIENT = { id: 'simulator', secret: 'simulator-secret' };

/** The Genesys Cloud that the apps will talk to. */
export interface ChosenGenesys {
  /** One line for people, saying which it is. */
  readonly announcement: string;
  /** Environment variables that point the apps to it. */
  readonly variables: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

/** The configured organisation, or a simulator of one when none is configured. */
export async function chooseGenesys(environment: DevEnvironment): Promise<ChosenGenesys> {
  if (environment.hasGenesys) {
    return {
      announcement: 'Using the Genesys Cloud organisation of GENESYS_CLIENT_ID.',
      variables: {},
      stop: async () => {},
    };
  }
  const simulator = await startSomewhere();
  return {
    announcement:
      `No GENESYS_CLIENT_ID: using the Genesys simulator at ${simulator.url} ` +
      '(made-up agents; what it supports: tools/genesys-simulator/README.md).',
    variables: {
      GENESYS_CLIENT_ID: SIMULATOR_CLIENT.id,
      GENESYS_CLIENT_SECRET: SIMULATOR_CLIENT.secret,
      GENESYS_GATEWAY_URL: simulator.url,
      // Made-up numbers never stand beside those of an organisation.
      HALFHOUR_DATA: join(environment.variables['HALFHOUR_DATA'] ?? '.halfhour', 'simulator'),
    },
    stop: async () => simulator.close(),
  };
}

/** On its usual port, or on any when that one is taken. */
async function startSomewhere() {
  try {
    return await startSimulator({ port: SIMULATOR_PORT, days: DAYS });
  } catch (error) {
    if (!isAddressInUse(error)) throw error;
    return startSimulator({ port: 0, days: DAYS });
  }
}

function isAddressInUse(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}
