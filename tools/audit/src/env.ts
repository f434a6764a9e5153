import { ROOT, type Variables } from '@halfhour/command';
import { readSettings, siteSettings, storeSettings } from '@halfhour/core';

const { HALFHOUR_ZONE } = siteSettings;

/** The settings: where the store is, and in which zone dates are meant. */
export type Env = ReturnType<typeof readEnv>;

/** @throws SettingsError that tells every problem at once */
export function readEnv(variables: Variables) {
  return readSettings({ ...storeSettings(ROOT), HALFHOUR_ZONE }, variables);
}
