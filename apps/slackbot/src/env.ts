import { fileURLToPath } from 'node:url';
import {
  halfhourSettings,
  listenHost,
  listenPort,
  readSettings,
  required,
  yesOrNo,
} from '@halfhour/core';
import { z } from 'zod';
import { type Bands, DEFAULT_BANDS, readBands } from './answer/bands.ts';

/** Of the repository, from here as well as from the bundle in dist. */
const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** The shape of the settings. */
export const SHAPE = {
  ...halfhourSettings(ROOT),
  SLACK_BOT_TOKEN: required('it is the Bot User OAuth Token (xoxb-…) of the Slack app.'),
  SLACK_SIGNING_SECRET: required('it is under Basic Information of the Slack app.'),
  SLACK_APP_TOKEN: z
    .string()
    .startsWith('xapp-', 'must be an app-level token (xapp-…) with the scope connections:write.')
    .optional(),
  SLACK_API_URL: z
    .url('must be a URL.')
    .default('https://slack.com/api/')
    .transform((url) => (url.endsWith('/') ? url : `${url}/`)),
  SLACK_HOST: listenHost().default('127.0.0.1'),
  SLACK_PORT: listenPort().default(3000),
  SLACK_METRICS_PORT: listenPort().optional(),
  HALFHOUR_BANDS: z.string().optional().transform(toBands),
  SLACK_SHARE_NAMES: yesOrNo(),
  SLACK_REPOST_UNSURE: yesOrNo(),
};

/** The names of all settings of this app. */
export const ENV_NAMES: readonly string[] = Object.keys(SHAPE);

/** The settings of this app. */
export type Env = ReturnType<typeof readEnv>;

/** @throws SettingsError that tells every problem at once */
export function readEnv(variables: Readonly<Record<string, string | undefined>> = process.env) {
  return readSettings(SHAPE, variables);
}

function toBands(text: string | undefined, context: z.core.$RefinementCtx): Bands {
  const bands = text === undefined ? DEFAULT_BANDS : readBands(text);
  if (bands !== null) return bands;
  context.addIssue(
    'must be percents such as 70-85, and <team id>:60-80 for a team with a band of its own, with ' +
      'commas between them.',
  );
  return z.NEVER;
}
