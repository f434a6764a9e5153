import { fileURLToPath } from 'node:url';
import {
  fileSetting,
  halfhourSettings,
  listenHost,
  listenPort,
  readSettings,
  SettingsError,
  webOrigins,
  wholeNumber,
  yesOrNo,
} from '@halfhour/core';
import { callerProblems, callerSettings } from './callers/settings.ts';
import { LIMITS } from './limits.ts';

/** Of the repository, from here as well as from the bundle in dist. */
const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

const shape = {
  ...halfhourSettings(ROOT),
  GRAPHQL_HOST: listenHost().default('127.0.0.1'),
  GRAPHQL_PORT: listenPort().default(4000),
  GRAPHQL_METRICS_PORT: listenPort().optional(),
  GRAPHQL_CORS_ORIGINS: webOrigins(),
  GRAPHQL_COST_PER_MINUTE: wholeNumber(LIMITS.complexity, 1_000_000_000, 'a whole number').default(
    LIMITS.costPerMinute,
  ),
  GRAPHQL_LARGE_ANSWERS: wholeNumber(1, 100, 'a whole number').default(LIMITS.large.atOnce),
  GRAPHQL_OPERATIONS: fileSetting(ROOT).optional(),
  GRAPHQL_OPERATIONS_ONLY: yesOrNo(),
  GRAPHQL_TIMEOUT_SECONDS: wholeNumber(1, 600, 'a whole number of seconds').default(
    LIMITS.timeMs / 1000,
  ),
  ...callerSettings,
};

/** The names of all settings of this app. */
export const ENV_NAMES: readonly string[] = Object.keys(shape);

/** The settings of this app. */
export type Env = ReturnType<typeof readEnv>;

/** @throws SettingsError that tells every problem at once */
export function readEnv(variables: Readonly<Record<string, string | undefined>> = process.env) {
  const env = readSettings(shape, variables);
  const problems = callerProblems(env);
  if (problems.length > 0) throw new SettingsError(problems);
  return env;
}
