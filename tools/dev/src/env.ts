import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** What .env.example gives for a token: it stands for none. */
const NO_TOKEN = 'xoxb-not-a-real-token';

/** The project's .env, for those who keep their settings there. */
const ENV_FILE = fileURLToPath(new URL('../../../.env', import.meta.url));

/** The environment that `dev` was started in, as read from it once. */
export interface DevEnvironment {
  /** Whether a Genesys Cloud organisation is configured. */
  readonly hasGenesys: boolean;
  /** Whether a Slack workspace is configured. */
  readonly hasSlack: boolean;
  /** Everything, to hand on to the apps. */
  readonly variables: Readonly<NodeJS.ProcessEnv>;
}

/** Reads it once; variables that are set already win over those of the .env file. */
export function readDevEnvironment(): DevEnvironment {
  if (existsSync(ENV_FILE)) process.loadEnvFile(ENV_FILE);
  const variables = process.env;
  return {
    hasGenesys: isSet(variables['GENESYS_CLIENT_ID']),
    hasSlack: isSet(variables['SLACK_BOT_TOKEN']) && variables['SLACK_BOT_TOKEN'] !== NO_TOKEN,
    variables,
  };
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '';
}
