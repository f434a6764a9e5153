import { listenPort, readSettings } from '@halfhour/core';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What .env.example gives for a token: it stands for none. */
const NO_TOKEN = 'xoxb-not-a-real-token';

/** Of the repository. */
export const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** The project's .env, for those who keep their settings there. */
const ENV_FILE = resolve(ROOT, '.env');

/** The environment that `dev` was started in, as read from it once. */
export interface DevEnvironment {
  /** Whether a Genesys Cloud organisation is configured. */
  readonly hasGenesys: boolean;
  /** Whether a Slack workspace is configured. */
  readonly hasSlack: boolean;
  /** Whether that workspace is on this machine, and so a simulator. */
  readonly isSlackHere: boolean;
  /** Where the bot listens for a simulated workspace, if nobody else does. */
  readonly slackPort: number;
  /** Everything, to hand on to the apps. */
  readonly variables: Readonly<NodeJS.ProcessEnv>;
}

/**
 * Reads it once; variables that are set already win over those of the .env file.
 *
 * @throws SettingsError
 */
export function readDevEnvironment(): DevEnvironment {
  if (existsSync(ENV_FILE)) process.loadEnvFile(ENV_FILE);
  return devEnvironment(process.env);
}

/** What these variables say. @throws SettingsError */
export function devEnvironment(variables: Readonly<NodeJS.ProcessEnv>): DevEnvironment {
  return {
    hasGenesys: isSet(variables['GENESYS_CLIENT_ID']),
    hasSlack: isSet(variables['SLACK_BOT_TOKEN']) && variables['SLACK_BOT_TOKEN'] !== NO_TOKEN,
    isSlackHere: HERE.test(variables['SLACK_API_URL'] ?? ''),
    slackPort: readSettings({ SLACK_PORT: listenPort().default(3000) }, variables).SLACK_PORT,
    variables,
  };
}

const HERE = /^http:\/\/127\.0\.0\.1:/u;

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '';
}
