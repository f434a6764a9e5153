import {
  genesysSettings,
  listenHost,
  listenPort,
  readSettings,
  siteSettings,
} from '@halfhour/core';

const shape = {
  ...genesysSettings,
  ...siteSettings,
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
