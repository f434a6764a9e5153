import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { genesysSettings, readSettings, siteSettings } from '@halfhour/core';

/** The project's .env, for those who keep their settings there. */
const ENV_FILE = fileURLToPath(new URL('../../../.env', import.meta.url));

const shape = { ...genesysSettings, ...siteSettings };

/** The settings of the report. */
export type Env = ReturnType<typeof readEnv>;

/**
 * The settings; variables that are set already win over those of the .env file.
 *
 * @throws SettingsError that tells every problem at once
 */
export function readEnv() {
  if (existsSync(ENV_FILE)) process.loadEnvFile(ENV_FILE);
  return readSettings(shape, process.env);
}
