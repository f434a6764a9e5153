import { ROOT, type Variables } from '@halfhour/command';
import { readSettings, storeSettings } from '@halfhour/core';

/** The shape of the settings. */
export const SHAPE = storeSettings(ROOT);

/** The names of all settings of this command. */
export const ENV_NAMES: readonly string[] = Object.keys(SHAPE);

/** The settings: where the store is. */
export type Env = ReturnType<typeof readEnv>;

/** @throws SettingsError that tells every problem at once */
export function readEnv(variables: Variables) {
  return readSettings(SHAPE, variables);
}
