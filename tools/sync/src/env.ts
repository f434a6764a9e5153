import { ROOT, type Variables } from '@halfhour/command';
import { halfhourSettings, listenPort, readSettings } from '@halfhour/core';

const shape = { ...halfhourSettings(ROOT), HALFHOUR_SYNC_METRICS_PORT: listenPort().optional() };

/** The names of all settings. */
export const ENV_NAMES: readonly string[] = Object.keys(shape);

/** The settings: those that all apps share, and where its metrics are. */
export type Env = ReturnType<typeof readEnv>;

/** @throws SettingsError that tells every problem at once */
export function readEnv(variables: Variables) {
  return readSettings(shape, variables);
}
