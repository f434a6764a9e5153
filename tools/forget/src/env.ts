import { ROOT, type Variables } from '@halfhour/command';
import { readSettings, storeSettings } from '@halfhour/core';

/** The settings: where the store is. */
export type Env = ReturnType<typeof readEnv>;

/** @throws SettingsError that tells every problem at once */
export function readEnv(variables: Variables) {
  return readSettings(storeSettings(ROOT), variables);
}
