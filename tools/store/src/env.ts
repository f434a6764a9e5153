import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readSettings, storeSettings } from '@halfhour/core';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
/** The project's .env, for those who keep their settings there. */
const ENV_FILE = `${ROOT}.env`;

/** The shape of the settings. */
export const SHAPE = storeSettings(ROOT);

/** The names of all settings of this command. */
export const ENV_NAMES: readonly string[] = Object.keys(SHAPE);

/** The settings: where the store is. */
export type Env = ReturnType<typeof readEnv>;

/** Environment variables. */
export type Variables = Readonly<Record<string, string | undefined>>;

/** @throws SettingsError that tells every problem at once */
export function readEnv(variables: Variables) {
  return readSettings(SHAPE, variables);
}

/** The environment; variables that are set already win over those of the .env file. */
export function ownVariables(): Variables {
  if (existsSync(ENV_FILE)) process.loadEnvFile(ENV_FILE);
  return process.env;
}
