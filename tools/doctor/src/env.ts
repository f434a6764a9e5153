import { ROOT, type Variables } from '@halfhour/command';
import {
  genesysSettings,
  readSettings,
  SettingsError,
  storeSettings,
  syncSettings,
} from '@halfhour/core';
import { SHAPE } from '@halfhour/slackbot/src/env.ts';

const DATABASE = { ...storeSettings(ROOT), HALFHOUR_SYNC: syncSettings.HALFHOUR_SYNC };
const { SLACK_BOT_TOKEN, SLACK_APP_TOKEN, SLACK_API_URL } = SHAPE;
const SLACK = { SLACK_BOT_TOKEN, SLACK_APP_TOKEN, SLACK_API_URL };

const { HALFHOUR_ACCESS, HALFHOUR_SHIFTS } = SHAPE;
const FILES = { HALFHOUR_ACCESS, HALFHOUR_SHIFTS };

/** Where numbers are kept, if anywhere. */
export type DatabaseSettings = ReturnType<typeof readSettings<typeof DATABASE>>;

/** How Genesys Cloud is reached. */
export type GenesysLogin = ReturnType<typeof readSettings<typeof genesysSettings>>;

/** How Slack is reached. */
export type SlackLogin = ReturnType<typeof readSettings<typeof SLACK>>;

/** `null`: the settings lead nowhere. */
export function databaseSettings(variables: Variables): DatabaseSettings | null {
  return orNull(() => readSettings(DATABASE, variables));
}

/** Which files of the site there are; `null`: their settings say nothing that can be read. */
export function siteFiles(variables: Variables) {
  return orNull(() => readSettings(FILES, variables));
}

/** `null`: the settings lead nowhere. */
export function genesysLogin(variables: Variables): GenesysLogin | null {
  return orNull(() => readSettings(genesysSettings, variables));
}

/** `null`: the settings lead nowhere. */
export function slackLogin(variables: Variables): SlackLogin | null {
  return orNull(() => readSettings(SLACK, variables));
}

function orNull<Settings>(read: () => Settings): Settings | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof SettingsError) return null;
    throw error;
  }
}
