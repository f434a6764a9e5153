import type { Variables } from '@halfhour/command';
import { genesysSettings, readSettings, siteSettings } from '@halfhour/core';

const shape = { ...genesysSettings, ...siteSettings };

/** The settings of the report. */
export type Env = ReturnType<typeof readEnv>;

/** @throws SettingsError that tells every problem at once */
export function readEnv(variables: Variables) {
  return readSettings(shape, variables);
}
