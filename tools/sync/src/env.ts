import { ROOT, type Variables } from '@halfhour/command';
import { halfhourSettings, readSettings } from '@halfhour/core';

/** The settings: those that all apps share. */
export type Env = ReturnType<typeof readEnv>;

/** @throws SettingsError that tells every problem at once */
export function readEnv(variables: Variables) {
  return readSettings(halfhourSettings(ROOT), variables);
}
