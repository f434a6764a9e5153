import { fileURLToPath } from 'node:url';
import { halfhourSettings, listenHost, listenPort, readSettings } from '@halfhour/core';

/** Of the repository, from here as well as from the bundle in dist. */
const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

const shape = {
  ...halfhourSettings(ROOT),
  GRAPHQL_HOST: listenHost().default('127.0.0.1'),
  GRAPHQL_PORT: listenPort().default(4000),
};

/** The names of all settings of this app. */
export const ENV_NAMES: readonly string[] = Object.keys(shape);

/** The settings of this app. */
export type Env = ReturnType<typeof readEnv>;

/** @throws SettingsError that tells every problem at once */
export function readEnv(variables: Readonly<Record<string, string | undefined>> = process.env) {
  return readSettings(shape, variables);
}
